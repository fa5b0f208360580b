package dev.vestibule.dialect.drf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrfViewTest {
  private static final Form FORM =
      Form.of(CharField.of("name").maxLength(9).help(Text.HELP_USERNAME));
  private static final DrfView<String> VIEW =
      DrfView.<String>named("User List")
          .credentials(DrfViewTest::credentials)
          .challenge("Bearer realm=\"api\"")
          .closed()
          .signedIn("GET", (call, me) -> call.ok(Map.of("me", me)))
          .open("POST", DrfViewTest::create)
          .forms(call -> Map.of("POST", FORM))
          .view();
  private static final DrfView<String> OPEN =
      DrfView.<String>named("Token Obtain Pair").open("POST", DrfViewTest::create).view();

  private static Credentials<String> credentials(Request request) {
    String header = request.header("authorization");
    if (header == null) {
      return new Credentials.Anonymous<>();
    }
    return header.equals("good")
        ? new Credentials.Identified<>("anna")
        : new Credentials.Refused<>(
            Failure.unauthorized(Text.JWT_NO_TYPE_FITS)
                .with("code", "token_not_valid")
                .with("messages", List.of(Map.of("message", Text.JWT_INVALID))));
  }

  private static Answer create(Call<String> call) {
    return switch (call.validate(FORM)) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) -> call.created(Map.of("name", values.required("name")));
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | '' | '' | 401 | {\"detail\":\"Authentication credentials were not provided.\"}",
        "GET | good | '' | 200 | {\"me\":\"anna\"}",
        "GET | good | application/xml | 406 | {\"detail\":\"Could not satisfy the request Accept"
            + " header.\"}",
        "GET | bad | application/xml | 406 | {\"detail\":\"Could not satisfy the request Accept"
            + " header.\"}",
        "GET | good | application/xml, application/json;q=0.5 | 200 | {\"me\":\"anna\"}",
        "GET | good | application/* | 200 | {\"me\":\"anna\"}",
        "GET | good | text/html,*/*;q=0.8 | 200 | {\"me\":\"anna\"}",
        "PUT | '' | '' | 401 | {\"detail\":\"Authentication credentials were not provided.\"}",
        "PUT | good | '' | 405 | {\"detail\":\"Method \\\"PUT\\\" not allowed.\"}",
        "FOO | good | '' | 405 | {\"detail\":\"Method \\\"FOO\\\" not allowed.\"}",
        "OPTIONS | '' | '' | 401 | {\"detail\":\"Authentication credentials were not provided.\"}",
        "POST | '' | '' | 400 | {\"name\":[\"This field is required.\"]}",
        "POST | bad | '' | 401 | {\"detail\":\"Given token not valid for any token"
            + " type\",\"code\":\"token_not_valid\",\"messages\":[{\"message\":\"Token is"
            + " invalid\"}]}",
        "HEAD | good | '' | 200 | ''",
        "HEAD | '' | '' | 401 | ''",
      })
  void goesThroughDrfsStepsInOrder(
      String method, String authorization, String accept, int status, String body) {
    List<String> headers = new java.util.ArrayList<>();
    if (!authorization.isEmpty()) {
      headers.addAll(List.of("Authorization", authorization));
    }
    if (!accept.isEmpty()) {
      headers.addAll(List.of("Accept", accept));
    }
    Answer answer = VIEW.handle(Requests.of(method, "", headers.toArray(String[]::new)));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(Requests.body(answer)).isEqualTo(body);
    assertThat(Requests.header(answer, "Content-Type")).isEqualTo("application/json");
    assertThat(Requests.header(answer, "Allow")).isEqualTo("GET, POST, HEAD, OPTIONS");
    assertThat(Requests.header(answer, "Vary")).isEqualTo("Accept, Accept-Language");
    assertThat(Requests.header(answer, "Content-Language")).isEqualTo("en");
    assertThat(Requests.header(answer, "WWW-Authenticate"))
        .isEqualTo(status == 401 ? "Bearer realm=\"api\"" : "");
  }

  @Test
  void speaksFrench() {
    Answer answer =
        VIEW.handle(Requests.of("PUT", "", "Accept-Language", "fr-CA", "Authorization", "good"));
    assertThat(Requests.body(answer))
        .isEqualTo("{\"detail\":\"Méthode «\u00a0PUT\u00a0» non autorisée.\"}");
    assertThat(Requests.header(answer, "Content-Language")).isEqualTo("fr");
  }

  @Test
  void describesItself() {
    Answer answer = VIEW.handle(Requests.of("OPTIONS", "", "Authorization", "good"));
    assertThat(Requests.body(answer))
        .isEqualTo(
            "{\"name\":\"User List\",\"description\":\"\",\"renders\":[\"application/json\"],"
                + "\"parses\":[\"application/json\",\"application/x-www-form-urlencoded\",\"multipart/form-data\"],"
                + "\"actions\":{\"POST\":{\"name\":{\"type\":\"string\",\"required\":true,\"read_only\":false,\"label\":\"Name\",\"help_text\":\"Required."
                + " 150 characters or fewer. Letters, digits and @/./+/-/_ only.\","
                + "\"max_length\":9}}}}");
  }

  @Test
  void doesNotLookAtCredentialsWhenNotTold() {
    Answer answer = OPEN.handle(Requests.of("GET", "", "Authorization", "bad"));
    assertThat(answer.status()).isEqualTo(405);
    assertThat(Requests.header(answer, "Allow")).isEqualTo("POST, OPTIONS");
  }

  @Test
  void indentsOnRequest() {
    Answer answer =
        VIEW.handle(
            Requests.of(
                "GET", "", "Authorization", "good", "Accept", "application/json; indent=2"));
    assertThat(Requests.body(answer)).startsWith("{\n  \"me\"");
  }

  @Test
  void streamsLists() throws Exception {
    var out = new java.io.ByteArrayOutputStream();
    var answers = new DrfAnswers(dev.vestibule.platform.http.Language.EN, 0);
    if (answers.list(Stream.of(Map.of("a", 1), Map.of("a", 2))).content()
        instanceof Answer.Content.Stream(var writer)) {
      writer.writeTo(out);
    }
    assertThat(out).hasToString("[{\"a\":1},{\"a\":2}]");
  }

  @Test
  void throttles() {
    Answer answer =
        new DrfAnswers(dev.vestibule.platform.http.Language.EN, 0)
            .refuse(Failure.throttled(9, Map.of("Retry-After", "9")));
    assertThat(Requests.body(answer))
        .isEqualTo("{\"detail\":\"Request was throttled. Expected available in 9 seconds.\"}");
    assertThat(Requests.header(answer, "Retry-After")).isEqualTo("9");
  }
}
