package dev.vestibule.platform.sms;

import dev.vestibule.platform.mail.Delivery;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The HTTP side of a gateway: one request, no redirect followed, and what its answer means. */
final class Gateway {
  /** More than this is never read of an answer. */
  private static final int LONGEST_ANSWER = 16 * 1024;

  /** The longest that a gateway may keep us waiting. */
  private static final Duration MOST_PATIENCE = Duration.ofHours(1);

  private final Duration timeout;
  private final InstantSource clock;
  // Its threads are made with the first message; many houses never send one.
  private @Nullable HttpClient client;

  Gateway(Duration timeout, InstantSource clock) {
    this.timeout = timeout;
    this.clock = clock;
  }

  /**
   * Sends the request.
   *
   * @param reason words an answer that is no success, without quoting what we sent
   */
  Delivery deliver(HttpRequest request, Function<HttpResponse<byte[]>, String> reason) {
    try {
      HttpResponse<byte[]> answer = exchange(request);
      return meaning(answer, reason.apply(answer));
    } catch (HttpTimeoutException e) {
      return new Delivery.Delayed(
          "the gateway did not answer within " + timeout.toMillis() + " ms");
    } catch (IOException e) {
      // The message may quote the address, which may hold a key; the kind says enough.
      return new Delivery.Delayed("the gateway did not answer: " + e.getClass().getSimpleName());
    }
  }

  /** The answer, or what kept it away; all of it within the timeout. */
  HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client().sendAsync(request, info -> new FirstBytes(wanted(info.statusCode())));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while waiting", e);
    } finally {
      answer.cancel(true);
    }
  }

  /** What a gateway says of a message that it took is nobody's concern. */
  private static int wanted(int status) {
    return success(status) ? 0 : LONGEST_ANSWER;
  }

  private static boolean success(int status) {
    return status / 100 == 2;
  }

  private Delivery meaning(HttpResponse<byte[]> answer, String reason) {
    int status = answer.statusCode();
    if (success(status)) {
      return new Delivery.Accepted();
    }
    return concernsMessage(status)
        ? new Delivery.Refused(reason)
        : new Delivery.Delayed(reason, atLeast(answer));
  }

  /**
   * Whether the answer is about this message. A missing or refused key (401, 403, 407), an empty
   * purse (402), a busy gateway (408, 425, 429) and a redirect all pass, or are mended by the
   * operator.
   */
  private static boolean concernsMessage(int status) {
    return switch (status) {
      case 401, 402, 403, 407, 408, 425, 429 -> false;
      default -> status / 100 == 4;
    };
  }

  /** Retry-After (RFC 9110, 10.2.3): seconds or a date; zero when there is none. */
  private Duration atLeast(HttpResponse<byte[]> answer) {
    Duration asked =
        answer.headers().firstValue("Retry-After").map(this::wait).orElse(Duration.ZERO);
    Duration positive = asked.isNegative() ? Duration.ZERO : asked;
    return positive.compareTo(MOST_PATIENCE) < 0 ? positive : MOST_PATIENCE;
  }

  private Duration wait(String value) {
    String text = value.strip();
    if (text.matches("[0-9]+")) {
      return text.length() > 9 ? MOST_PATIENCE : Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      return Duration.between(clock.instant(), until);
    } catch (DateTimeParseException e) {
      return Duration.ZERO;
    }
  }

  private synchronized HttpClient client() {
    HttpClient made = client;
    if (made == null) {
      made =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(timeout)
              .build();
      client = made;
    }
    return made;
  }
}
