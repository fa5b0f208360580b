package dev.vestibule.platform.http;

import static dev.vestibule.platform.http.LinkVisit.PROGRAM;
import static dev.vestibule.platform.http.LinkVisit.READER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkVisitTest {
  private static Request request(String method, String... headers) {
    Map<String, List<String>> all = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], List.of(headers[i + 1]));
    }
    return new Request(
        "1",
        method,
        "/verify/",
        Map.of(),
        Map.of(),
        "",
        all,
        InputStream.nullInputStream(),
        "127.0.0.1",
        "http://localhost");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | PROGRAM",
        "Application/JSON | PROGRAM",
        "application/json, text/plain, */* | PROGRAM",
        "application/json;q=0.9, */*;q=0.8 | PROGRAM",
        "text/html;q=0.5, application/json | PROGRAM",
        "*/* | READER",
        "application/* | READER",
        "'' | READER",
        "*/*, application/json | READER",
        "text/html, application/json | READER",
        "application/json;q=0.5, text/html | READER",
        "application/json;q=0 | READER",
        "application/json;q=x | READER",
        "application/json;q=9 | READER",
        "application/problem+json | READER",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | READER",
        "image/avif,image/webp,*/* | READER",
      })
  void aGetActsForWhoPrefersJson(String accept, LinkVisit who) {
    assertThat(LinkVisit.of(request("GET", "accept", accept))).isEqualTo(who);
    assertThat(LinkVisit.of(request("HEAD", "accept", accept))).isEqualTo(READER);
  }

  @ParameterizedTest
  @CsvSource({
    "cors, empty, PROGRAM",
    "same-origin, empty, PROGRAM",
    "cors, '', PROGRAM",
    "cors, image, READER",
    "cors, script, READER",
    "no-cors, empty, READER",
    "navigate, document, READER",
    "navigate, iframe, READER",
    "'', empty, READER",
  })
  void aGetActsForAPagesOwnScript(String mode, String destination, LinkVisit who) {
    String[] headers = {
      "accept", "*/*", "sec-fetch-mode", mode, "sec-fetch-dest", destination,
    };
    assertThat(LinkVisit.of(request("GET", headers))).isEqualTo(who);
    assertThat(LinkVisit.of(request("HEAD", headers))).isEqualTo(READER);
  }

  @ParameterizedTest
  @CsvSource({
    "sec-purpose, prefetch",
    "sec-purpose, prefetch;prerender",
    "purpose, prefetch",
    "x-moz, prefetch",
  })
  void aGetAheadOfAPressNeverActs(String name, String value) {
    assertThat(LinkVisit.of(request("GET", "accept", "application/json", name, value)))
        .isEqualTo(READER);
    assertThat(LinkVisit.of(request("GET", "sec-fetch-mode", "cors", name, value)))
        .isEqualTo(READER);
  }

  @Test
  void aPostActsAndIsAnsweredInWhatItsSenderReads() {
    assertThat(LinkVisit.of(request("POST"))).isEqualTo(PROGRAM);
    assertThat(LinkVisit.of(request("POST", "accept", "*/*"))).isEqualTo(PROGRAM);
    assertThat(LinkVisit.of(request("POST", "accept", "text/html,*/*;q=0.8"))).isEqualTo(READER);
    assertThat(LinkVisit.of(request("POST", "accept", "text/html", "sec-fetch-mode", "cors")))
        .isEqualTo(PROGRAM);
    assertThat(LinkVisit.of(request("OPTIONS", "accept", "text/html"))).isEqualTo(PROGRAM);
  }

  @Test
  void aScriptIsAnsweredInJsonWhateverItAccepts() {
    Handler either =
        LinkVisit.either(
            request -> Answer.text(200, "text/plain", "program " + request.header("accept")),
            request -> Answer.text(200, "text/plain", "reader"));
    assertThat(text(either, request("GET", "accept", "text/html", "sec-fetch-mode", "cors")))
        .isEqualTo("program application/json");
    assertThat(text(either, request("GET", "accept", "application/json; indent=4")))
        .isEqualTo("program application/json; indent=4");
    assertThat(text(either, request("GET"))).isEqualTo("reader");
  }

  private static String text(Handler handler, Request request) {
    return switch (handler.handle(request).content()) {
      case Answer.Content.Bytes(byte[] bytes) ->
          new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
      case Answer.Content.Empty _, Answer.Content.Stream _ -> "";
    };
  }
}
