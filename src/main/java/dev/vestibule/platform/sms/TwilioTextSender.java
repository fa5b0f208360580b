package dev.vestibule.platform.sms;

import dev.vestibule.platform.config.SmsSettings;
import dev.vestibule.platform.config.TwilioSettings;
import dev.vestibule.platform.mail.Delivery;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Sends by Twilio's REST API, version 2010-04-01, resource Messages. */
public final class TwilioTextSender implements TextSender {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final TwilioSettings settings;
  private final Gateway gateway;

  public TwilioTextSender(SmsSettings settings, InstantSource clock) {
    this.settings = settings.twilio();
    this.gateway = new Gateway(TIMEOUT, clock);
  }

  @Override
  public Delivery send(Sms sms) {
    HttpRequest request =
        request("/Messages.json")
            .setHeader("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(sms)))
            .build();
    return gateway.deliver(request, TwilioTextSender::reason);
  }

  /**
   * Asks for the account, which sends nothing.
   *
   * @return 200 when the account and its token are right, 401 when they are not
   * @throws IOException what kept the answer away
   */
  public int check() throws IOException {
    return gateway.exchange(request(".json").GET().build()).statusCode();
  }

  private HttpRequest.Builder request(String resource) {
    String base = settings.url().toString().replaceAll("/+$", "");
    String account = settings.accountSid().orElseThrow();
    String key = account + ":" + settings.authToken().orElseThrow();
    return HttpRequest.newBuilder(URI.create(base + "/2010-04-01/Accounts/" + account + resource))
        .setHeader(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)));
  }

  private String form(Sms sms) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("To", sms.to());
    settings
        .messagingServiceSid()
        .ifPresentOrElse(
            service -> fields.put("MessagingServiceSid", service),
            () -> fields.put("From", sms.from().orElseThrow()));
    fields.put("Body", sms.text());
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Twilio's number for what went wrong; its words may quote the message. */
  private static String reason(HttpResponse<byte[]> answer) {
    String status = "Twilio answered " + answer.statusCode();
    try {
      int code = JSON.readTree(answer.body()).path("code").asInt(0);
      return code == 0 ? status : status + ", error " + code;
    } catch (JacksonException e) {
      return status;
    }
  }
}
