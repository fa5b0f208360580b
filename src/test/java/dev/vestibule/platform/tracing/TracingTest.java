package dev.vestibule.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.webhooks.Endpoints;
import dev.vestibule.core.webhooks.Receiver;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.tracing.OtlpReceiver.Spoken;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Spans on their way to a real receiver, and what must not be in them. */
class TracingTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";

  @Test
  void aRequestAndWhatFollowsIsTraced() {
    try (OtlpReceiver traces = new OtlpReceiver();
        Receiver hooks = new Receiver()) {
      Map<String, String> settings = new HashMap<>();
      settings.put("tracing.endpoint", traces.url());
      settings.put("tracing.headers", "X-Key: sesame");
      settings.put("webhooks.allow-networks", "127.0.0.1");
      settings.put("webhooks.plain-http", "true");
      try (TestServer server = TestServer.start(settings)) {
        server
            .house()
            .hooks
            .manage
            .create(
                new Endpoints.Wishes(
                    URI.create(hooks.url()), "", Set.of("account.created"), true, true));
        Visitor visitor = new Visitor(server);
        Visitor.Reply reply =
            visitor.unchecked(
                visitor
                    .to("/auth/users/")
                    .header("Content-Type", "application/json")
                    .header("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
                    .POST(
                        BodyPublishers.ofString(
                            "{\"username\":\"traced\",\"email\":\"traced@example.org\","
                                + "\"password\":\"correct-horse-battery\","
                                + "\"re_password\":\"correct-horse-battery\"}")));
        assertThat(reply.status()).isEqualTo(201);
        visitor.link("traced@example.org");
        assertThat(hooks.await(1, _ -> true).getFirst().header("traceparent"))
            .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(visitor.get("/users/me/", "").status()).isEqualTo(401);
      }
      check(traces.spans());
      assertThat(traces.keys()).containsOnly("sesame");
    }
  }

  /** Closing the server sent the last of them. */
  private static void check(List<Spoken> spans) {
    Spoken request = one(spans, "POST /auth/users/");
    assertThat(request.trace()).isEqualTo(TRACE);
    assertThat(request.parent()).isEqualTo(PARENT);
    assertThat(request.kind()).isEqualTo(2);
    assertThat(request.notes())
        .containsEntry("http.route", "/auth/users/")
        .containsEntry("http.request.method", "POST")
        .containsEntry("http.response.status_code", "201");
    assertThat(spans)
        .filteredOn(span -> span.trace().equals(TRACE))
        .filteredOn(span -> span.parent().equals(request.id()))
        .extracting(Spoken::name)
        .contains("hash password", "transaction");
    Spoken mail = one(spans, "send mail");
    assertThat(spans)
        .filteredOn(span -> span.id().equals(mail.parent()))
        .extracting(Spoken::name)
        .containsExactly("job send-letter");
    assertThat(one(spans, "deliver webhook").notes())
        .containsEntry("http.response.status_code", "204");
    assertThat(one(spans, "GET /auth/users/me/").trace()).isNotEqualTo(TRACE);
    assertThat(spans.toString())
        .doesNotContain("traced@example.org", "correct-horse", "127.0.0.1", "whsec_");
  }

  private static Spoken one(List<Spoken> spans, String name) {
    return spans.stream()
        .filter(span -> span.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not among " + spans));
  }

  @Test
  void withoutAnEndpointThereIsNothing() {
    try (Tracing off = new Tracing(Settings.defaults().tracing(), "1")) {
      String answer =
          off.request("GET", "00-" + TRACE + "-" + PARENT + "-01", () -> Span.traceId().orElse(""));
      assertThat(answer).isEmpty();
      assertThat(Span.traceparent()).isEmpty();
    }
  }

  @Test
  void aTraceparentThatIsNoneBeginsANewTrace() {
    try (OtlpReceiver traces = new OtlpReceiver();
        TestServer server = TestServer.start(Map.of("tracing.endpoint", traces.url()))) {
      Tracing tracing = new Tracing(server.house().settings.tracing(), "1");
      for (String wrong :
          List.of(
              "",
              "x",
              "ff-" + TRACE + "-" + PARENT + "-01",
              "00-" + "0".repeat(32) + "-" + PARENT + "-01",
              "00-" + TRACE + "-" + "0".repeat(16) + "-01")) {
        String trace = tracing.request("GET", wrong, () -> Span.traceId().orElse(""));
        assertThat(trace).as(wrong).matches("[0-9a-f]{32}").isNotIn(TRACE, "0".repeat(32));
      }
      tracing.close();
    }
  }
}
