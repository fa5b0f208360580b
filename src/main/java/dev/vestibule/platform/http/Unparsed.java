package dev.vestibule.platform.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.DirectHandlers;
import java.nio.charset.StandardCharsets;

/** Answers to what cannot be read as a request: a status and nothing that was sent. */
final class Unparsed {
  private Unparsed() {}

  static DirectHandlers handlers() {
    DirectHandler plain =
        (request, type, status, headers, message) ->
            DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, Answer.JSON)
                .entity(body(status.reasonPhrase()))
                .keepAlive(false)
                .build();
    DirectHandlers.Builder builder = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      builder.addHandler(type, plain);
    }
    return builder.build();
  }

  private static byte[] body(String reason) {
    return ("{\"detail\":\"" + reason + ".\"}").getBytes(StandardCharsets.UTF_8);
  }
}
