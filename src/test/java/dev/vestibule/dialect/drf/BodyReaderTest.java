package dev.vestibule.dialect.drf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {
  private static final String MULTIPART = "multipart/form-data; boundary=xx";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{bad",
        "not json",
        "{'a': 1}",
        "{\"a\": ",
        "{} {}",
        "NaN",
        "01",
        " ",
        "\uFEFF{}"
      })
  void refusesBrokenJson(String body) {
    assertThat(failure(Requests.json(body))).startsWith("400 JSON parse error - ");
  }

  static Stream<byte[]> hostile() {
    return Stream.of(
        "[".repeat(100_000).getBytes(StandardCharsets.UTF_8),
        "{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8),
        "9".repeat(100_000).getBytes(StandardCharsets.UTF_8),
        new byte[] {'"', (byte) 0xff, '"'},
        new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'});
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void survivesHostileJson(byte[] body) {
    assertThat(failure(Requests.of("POST", body, "Content-Type", "application/json")))
        .startsWith("400 JSON parse error - ");
  }

  @Test
  void takesALoneSurrogateForTheFieldToRefuse() {
    assertThat(FormTest.read(Requests.json("{\"a\":\"\\ud800\"}"))).isInstanceOf(Body.Json.class);
  }

  @Test
  void namesTheMediaTypeItDoesNotTake() {
    assertThat(failure(Requests.of("POST", "x", "Content-Type", "text/plain; charset=utf-8")))
        .isEqualTo("415 Unsupported media type \"text/plain; charset=utf-8\" in request.");
    assertThat(failure(Requests.of("POST", "x")))
        .isEqualTo("415 Unsupported media type \"\" in request.");
  }

  @Test
  void takesNothingAsNoData() {
    assertThat(FormTest.read(Requests.of("POST", "", "Content-Type", "text/plain")))
        .isInstanceOf(Body.Json.class);
    assertThat(FormTest.read(Requests.of("POST", "", "Content-Type", MULTIPART)))
        .isInstanceOf(Body.Submitted.class);
  }

  @Test
  void readsOtherCharsets() {
    byte[] latin = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    Body body =
        FormTest.read(
            Requests.of("POST", latin, "Content-Type", "application/json; charset=latin1"));
    assertThat(body).hasToString("Json[value={\"a\":\"é\"}]");
  }

  @Test
  void boundsWhatItReads() {
    Request request = Requests.of("POST", "{\"a\":1}", "Content-Type", "application/json");
    assertThat(new BodyReader(new BodyLimits(3, 3, 3)).read(request))
        .isInstanceOfSatisfying(
            BodyReading.Unreadable.class, u -> assertThat(u.failure().status()).isEqualTo(413));
    Request many =
        Requests.of("POST", "a=1&b=2&c=3&d=4", "Content-Type", "application/x-www-form-urlencoded");
    assertThat(new BodyReader(new BodyLimits(99, 99, 3)).read(many))
        .isInstanceOf(BodyReading.Unreadable.class);
  }

  @Test
  void neverFailsOnAForm() {
    var body =
        (Body.Submitted)
            FormTest.read(
                Requests.of(
                    "POST",
                    "a=%zz&b=%ff&&c&a=%e9t%C3%A9",
                    "Content-Type",
                    "application/x-www-form-urlencoded"));
    assertThat(body.values())
        .containsEntry("a", "\uFFFDté")
        .containsEntry("b", "\uFFFD")
        .containsEntry("c", "");
  }

  @Test
  void readsParts() {
    String text =
        part("name=\"a\"", "1")
            + part("name=\"a\"", "2é")
            + part("name=\"f\"; filename=\"C:\\\\dir\\\\p.png\"", "PNG")
            + part("name=\"g\"; filename=\"\"", "")
            + "--xx--\r\n";
    var body = (Body.Submitted) FormTest.read(Requests.of("POST", text, "Content-Type", MULTIPART));
    assertThat(body.values()).containsOnlyKeys("a").containsEntry("a", "2é");
    assertThat(body.files()).containsOnlyKeys("f");
    assertThat(body.files().get("f"))
        .isNotNull()
        .satisfies(file -> {
          assertThat(file.name()).isEqualTo("p.png");
          assertThat(file.content()).asString(StandardCharsets.UTF_8).isEqualTo("PNG");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"abc", "--xx", "--xx\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc"})
  void refusesBrokenParts(String body) {
    assertThat(failure(Requests.of("POST", body, "Content-Type", "multipart/form-data")))
        .startsWith("400 Multipart form parse error - ");
  }

  @Test
  void survivesPartsThatBreakOff() {
    String cut = "--xx\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc";
    assertThat(failure(Requests.of("POST", cut, "Content-Type", MULTIPART)))
        .startsWith("400 Multipart form parse error - ");
  }

  private static String part(String disposition, String content) {
    return "--xx\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
  }

  private static String failure(Request request) {
    return switch (new BodyReader(BodyLimits.USUAL).read(request)) {
      case BodyReading.Unreadable(Failure failure) ->
          failure.status() + " " + failure.detail().in(Language.EN);
      case BodyReading.Read(Body body) -> "read " + body;
    };
  }
}
