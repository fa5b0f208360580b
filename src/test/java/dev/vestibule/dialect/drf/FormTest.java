package dev.vestibule.dialect.drf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.http.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shapes of the recorded registrations, held against one form. */
class FormTest {
  private static final Form REGISTER =
      Form.of(
          CharField.of("username")
              .validator(Validators::username)
              .validator(FormTest::taken)
              .maxLength(150),
          CharField.email("email").maxLength(254),
          CharField.of("first_name").optional().blankable().maxLength(5),
          CharField.of("password"),
          ShownField.of("id", "integer"));

  private static Optional<Message> taken(String name) {
    return name.equals("taken") ? Optional.of(Text.USERNAME_TAKEN) : Optional.empty();
  }

  static Stream<Arguments> refused() {
    String rest = ",\"email\":\"a@b.example\",\"password\":\"x\"}";
    return Stream.of(
        Arguments.of("{}", "username email password: This field is required."),
        Arguments.of("[1]", "non_field_errors: Invalid data. Expected a dictionary, but got list."),
        Arguments.of("7", "non_field_errors: Invalid data. Expected a dictionary, but got int."),
        Arguments.of(
            "7.5", "non_field_errors: Invalid data. Expected a dictionary, but got float."),
        Arguments.of(
            "\"a\"", "non_field_errors: Invalid data. Expected a dictionary, but got str."),
        Arguments.of(
            "true", "non_field_errors: Invalid data. Expected a dictionary, but got bool."),
        Arguments.of("null", "non_field_errors: No data provided"),
        Arguments.of("{\"username\":null" + rest, "username: This field may not be null."),
        Arguments.of("{\"username\":\"\"" + rest, "username: This field may not be blank."),
        Arguments.of(
            "{\"username\":\" \\u00a0\\u2003\"" + rest, "username: This field may not be blank."),
        Arguments.of("{\"username\":true" + rest, "username: Not a valid string."),
        Arguments.of("{\"username\":[]" + rest, "username: Not a valid string."),
        Arguments.of("{\"username\":{}" + rest, "username: Not a valid string."),
        Arguments.of(
            "{\"username\":\"taken\"" + rest,
            "username: A user with that username already exists."),
        Arguments.of(
            "{\"username\":\"a b\"" + rest, "username: " + Text.INVALID_USERNAME.in(Language.EN)),
        Arguments.of(
            "{\"username\":\"a\\u0000\"" + rest,
            "username: "
                + Text.INVALID_USERNAME.in(Language.EN)
                + "|Null characters are not allowed."),
        Arguments.of(
            "{\"username\":\"a\\ud800\"" + rest,
            "username: "
                + Text.INVALID_USERNAME.in(Language.EN)
                + "|Surrogate characters are not allowed: U+D800."),
        Arguments.of(
            "{\"username\":\"" + "u".repeat(151) + "\"" + rest,
            "username: Ensure this field has no more than 150 characters."),
        Arguments.of(
            "{\"username\":\"u\",\"email\":[\"a@b.example\"],\"password\":\"x\"}",
            "email: Enter a valid email address."),
        Arguments.of(
            "{\"username\":\"u\",\"email\":\"n\\u0000@b.example\",\"password\":\"x\"}",
            "email: Null characters are not allowed.|Enter a valid email address."),
        Arguments.of(
            "{\"username\":\"u\",\"first_name\":null" + rest,
            "first_name: This field may not be null."));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatTheRecordedServerRefuses(String body, String expected) {
    assertThat(errors(REGISTER, Requests.json(body), Language.EN)).isEqualTo(expected);
  }

  @Test
  void speaksFrenchWithTheRecordedSpaces() {
    var form = Form.of(CharField.of("username").maxLength(3));
    assertThat(errors(form, Requests.json("{\"username\":\"abcd\"}"), Language.FR))
        .isEqualTo("username: Assurez-vous que ce champ comporte au plus 3\u00a0caractères.");
    assertThat(errors(form, Requests.json("[]"), Language.FR))
        .isEqualTo("non_field_errors: Donnée non valide. Attendait un dictionnaire, a reçu list.");
  }

  @Test
  void takesNumbersAsPythonWritesThemAndStrips() {
    assertThat(text("12")).isEqualTo("12");
    assertThat(text("-0")).isEqualTo("0");
    assertThat(text("1.0")).isEqualTo("1.0");
    assertThat(text("1e16")).isEqualTo("1e+16");
    assertThat(text("123456789012345678901234567890")).isEqualTo("123456789012345678901234567890");
    assertThat(text("0.00001")).isEqualTo("1e-05");
    assertThat(text("1.5e300")).isEqualTo("1.5e+300");
    assertThat(text("\"\\u00a0 a b\\t\\u3000\"")).isEqualTo("a b");
    assertThat(text("\"\\ud83d\\udc69\\ud83d\\udc69\\ud83d\\udc69\"")).hasSize(6);
  }

  private static String text(String json) {
    var form = Form.of(CharField.of("x").maxLength(30));
    return valid(form, Requests.json("{\"x\":" + json + "}")).required("x");
  }

  @Test
  void countsCodePoints() {
    var form = Form.of(CharField.of("x").maxLength(2));
    assertThat(valid(form, Requests.json("{\"x\":\"👩👩\"}")).required("x")).isEqualTo("👩👩");
  }

  @Test
  void readsFormsByTheirOwnRules() {
    var form =
        Form.of(
            CharField.of("name").optional(),
            CharField.of("nick").optional().blankable(),
            DateField.of("born").nullable(),
            BooleanField.of("wants"));
    var values =
        valid(
            form,
            Requests.of(
                "POST",
                "name=&nick=&born=&nick=last+one%C3%A9",
                "Content-Type",
                "application/x-www-form-urlencoded"));
    assertThat(values.has("name")).isFalse();
    assertThat(values.required("nick")).isEqualTo("last oneé");
    assertThat(values.isNull("born")).isTrue();
    assertThat(values.flag("wants")).contains(false);
    assertThat(errors(form, Requests.json("{\"name\":\"\",\"born\":\"\"}"), Language.EN))
        .isEqualTo(
            "name: This field may not be blank. / born: Date has wrong format. Use one of these"
                + " formats instead: YYYY-MM-DD. / wants: This field is required.");
  }

  @Test
  void asksForNothingWhenOnlyAPartIsSent() {
    assertThat(REGISTER.validatePartly(read(Requests.json("{\"id\":5}"))))
        .isInstanceOfSatisfying(
            Validated.Valid.class, v -> assertThat(v.values().has("id")).isFalse());
  }

  @Test
  void readsNumbersDatesFlagsAndChoices() {
    var form =
        Form.of(
            IntegerField.of("n").between(0, 10).optional(),
            DateField.of("d").optional(),
            BooleanField.of("b").optional(),
            ChoiceField.of("c", Map.of("red", Message.plain("Red"))).optional(),
            KeyField.of("k", key -> key == 3).optional());
    for (String good : List.of("\"n\":\" 7 \"", "\"n\":7.0", "\"n\":\"0_7\"")) {
      assertThat(valid(form, Requests.json("{" + good + "}")).number("n")).contains(7L);
    }
    for (String good : List.of("2024-01-01", "2024-1-1", "20240101", "2024-W01-1", "2024W01")) {
      assertThat(valid(form, Requests.json("{\"d\":\"" + good + "\"}")).date("d"))
          .hasToString("Optional[2024-01-01]");
    }
    assertThat(valid(form, Requests.json("{\"b\":\" Yes \",\"k\":\"3\",\"c\":\"red\"}")).flag("b"))
        .contains(true);
    assertThat(
            errors(
                form,
                Requests.json("{\"n\":true,\"b\":2,\"c\":[\"a'b\",null],\"k\":4}"),
                Language.EN))
        .isEqualTo(
            "n: A valid integer is required. / b: Must be a valid boolean. / c: \"[\"a'b\", None]\""
                + " is not a valid choice. / k: Invalid pk \"4\" - object does not exist.");
    assertThat(
            errors(form, Requests.json("{\"n\":11,\"d\":\"2024-02-30\",\"k\":true}"), Language.EN))
        .isEqualTo(
            "n: Ensure this value is less than or equal to 10. / d: Date has wrong format. Use one"
                + " of these formats instead: YYYY-MM-DD. / k: Incorrect type. Expected pk value,"
                + " received bool.");
  }

  @Test
  void runsTheCheckOnlyOnGoodValuesAndSaysOtherThingsWhenTold() {
    var form =
        Form.of(
            CharField.of("current_password")
                .saying(Text.REQUIRED, Message.plain("where?"))
                .check(p -> Optional.of(Text.PASSWORD_WRONG)));
    assertThat(errors(form, Requests.json("{}"), Language.EN))
        .isEqualTo("current_password: where?");
    assertThat(errors(form, Requests.json("{\"current_password\":\"x\"}"), Language.FR))
        .isEqualTo("current_password: Mot de passe invalide.");
  }

  static Body read(dev.vestibule.platform.http.Request request) {
    return switch (new BodyReader(BodyLimits.USUAL).read(request)) {
      case BodyReading.Read(Body body) -> body;
      case BodyReading.Unreadable(Failure failure) ->
          throw new IllegalStateException(failure.detail().in(Language.EN));
    };
  }

  static Values valid(Form form, dev.vestibule.platform.http.Request request) {
    return switch (form.validate(read(request))) {
      case Validated.Valid(Values values) -> values;
      case Validated.Invalid(Problem problem) ->
          throw new IllegalStateException(problem.toString());
    };
  }

  /** The errors in one line; fields with the same errors are joined. */
  static String errors(Form form, dev.vestibule.platform.http.Request request, Language language) {
    if (!(form.validate(read(request)) instanceof Validated.Invalid(Errors errors))) {
      throw new IllegalStateException("nothing was refused");
    }
    Map<String, String> byMember = new java.util.LinkedHashMap<>();
    errors
        .members()
        .forEach((member, messages) ->
            byMember.merge(
                String.join("|", messages.stream().map(m -> m.in(language)).toList()),
                member,
                (a, b) -> a + " " + b));
    List<String> lines =
        byMember.entrySet().stream().map(e -> e.getValue() + ": " + e.getKey()).toList();
    return String.join(" / ", lines);
  }
}
