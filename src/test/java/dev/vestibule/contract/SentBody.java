package dev.vestibule.contract;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Gathers what a request sends; its publisher has to be one that can be read again. */
final class SentBody implements Flow.Subscriber<ByteBuffer> {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<String> whole = new CompletableFuture<>();

  private SentBody() {}

  /** The body as text; empty when there is none. */
  static String of(HttpRequest request) {
    SentBody body = new SentBody();
    request.bodyPublisher().ifPresentOrElse(sent -> sent.subscribe(body), body::onComplete);
    return body.whole.join();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(ByteBuffer part) {
    byte[] next = new byte[part.remaining()];
    part.get(next);
    bytes.writeBytes(next);
  }

  @Override
  public void onError(Throwable error) {
    whole.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    whole.complete(bytes.toString(StandardCharsets.UTF_8));
  }
}
