package dev.vestibule.platform.sms;

import dev.vestibule.platform.config.SmsBodyFormat;
import dev.vestibule.platform.config.SmsHttpSettings;
import dev.vestibule.platform.mail.Delivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends by any provider that takes an HTTP request. {@code Idempotency-Key} carries the message's
 * identifier, so that a provider who looks at it sends a repeated message once.
 */
public final class HttpTextSender implements TextSender {
  private final SmsHttpSettings settings;
  private final Gateway gateway;

  public HttpTextSender(SmsHttpSettings settings, InstantSource clock) {
    this.settings = settings;
    this.gateway = new Gateway(settings.timeout(), clock);
  }

  @Override
  public Delivery send(Sms sms) {
    return gateway.deliver(request(sms), answer -> "the gateway answered " + answer.statusCode());
  }

  /**
   * Asks the gateway's host for its start page, without key and without sending anything.
   *
   * @return the status of its answer: any shows that the gateway is there
   * @throws IOException what kept the answer away
   */
  public int check() throws IOException {
    String address = new Template(settings.url().orElseThrow()).empty();
    URI root = URI.create(address).resolve("/");
    return gateway.exchange(HttpRequest.newBuilder(root).HEAD().build()).statusCode();
  }

  private HttpRequest request(Sms sms) {
    Template address = new Template(settings.url().orElseThrow());
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.forAddress(sms)));
    headers().forEach((name, value) -> request.setHeader(name, new Template(value).forHeader(sms)));
    return (withoutBody() ? request.GET() : request.method(settings.method(), body(sms))).build();
  }

  /** Ours, replaced by those of the settings that have the same name. */
  private Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Idempotency-Key", "{id}");
    if (!withoutBody()) {
      headers.put("Content-Type", contentType());
    }
    for (String line : settings.headers()) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private String contentType() {
    return settings.format() == SmsBodyFormat.JSON
        ? "application/json"
        : "application/x-www-form-urlencoded";
  }

  private boolean withoutBody() {
    return settings.method().equals("GET");
  }

  private BodyPublisher body(Sms sms) {
    return BodyPublishers.ofString(new Template(settings.body()).forBody(sms, settings.format()));
  }
}
