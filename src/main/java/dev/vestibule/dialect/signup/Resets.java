package dev.vestibule.dialect.signup;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.LinkOutcome;
import dev.vestibule.core.verification.ResetPassword;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Errors;
import dev.vestibule.dialect.drf.Failure;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.PasswordMessages;
import dev.vestibule.dialect.drf.Problem;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Validated;
import dev.vestibule.dialect.drf.Values;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code reset_password/} and {@code password_reset_confirm/<uid>/<token>/}. */
final class Resets {
  private static final String NEW = "new_password";

  /** The names that a form may give to the repetition: djoser's, and that of Django's own form. */
  private static final List<String> AGAIN = List.of("re_new_password", "new_password2");

  private static final Form EMAIL = Form.of(CharField.email("email").label(Text.LABEL_EMAIL));
  private static final Form PASSWORD =
      Form.of(
          CharField.of(NEW).label(Text.LABEL_NEW_PASSWORD),
          CharField.of(AGAIN.getFirst()).optional(),
          CharField.of(AGAIN.getLast()).optional());

  private final ResetPassword reset;
  private final Letters letters;

  Resets(ResetPassword reset, Letters letters) {
    this.reset = reset;
    this.letters = letters;
  }

  List<Route> routes(Views views, Handler page) {
    return List.of(
        views.mount(
            views
                .counted(views.named("Reset Password"))
                .description("Mails a link to whoever has the address.")
                .open("POST", this::request)
                .forms(call -> Map.of("POST", EMAIL)),
            "/reset_password/"),
        views.mount(
            views
                .named("Password Reset Confirm")
                .description("The form for a new password, and what sets it.")
                .open("GET", call -> page.handle(call.request()))
                .open("POST", this::confirm)
                .forms(call -> Map.of("POST", PASSWORD)),
            Letters.RESET,
            page));
  }

  /** The same answer whether somebody has the address or not. */
  private Answer request(Call<Caller> call) {
    return switch (call.validate(EMAIL)) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) -> {
        reset.request(values.required("email"), letters.reset(call.language()), false);
        yield call.ok(Map.of("detail", Text.RESET_SENT));
      }
    };
  }

  private Answer confirm(Call<Caller> call) {
    return switch (call.validate(PASSWORD)) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) when differs(values) ->
          call.refuse(Errors.general(Text.PASSWORD_MISMATCH));
      case Validated.Valid(Values values) -> confirm(call, values.required(NEW));
    };
  }

  /** A program repeats nothing by hand, so it may leave the repetition out. */
  private static boolean differs(Values values) {
    Stream<String> again = AGAIN.stream().map(values::text).flatMap(Optional::stream);
    return again.anyMatch(text -> !text.equals(values.required(NEW)));
  }

  private Answer confirm(Call<Caller> call, String password) {
    LinkOutcome outcome =
        reset.confirm(
            call.request().parameter("uid"),
            call.request().parameter("token"),
            password,
            Optional.empty());
    return switch (outcome) {
      case LinkOutcome.Done _ -> call.ok(Map.of("detail", Text.PASSWORD_RESET_DONE));
      case LinkOutcome.WeakPassword(var weaknesses) ->
          call.refuse(Errors.of(NEW, PasswordMessages.of(weaknesses)));
      case LinkOutcome.UnknownAccount _,
          LinkOutcome.InvalidLink _,
          LinkOutcome.AlreadyActive _,
          LinkOutcome.UsernameTaken _ ->
          call.refuse(Failure.of(400, Text.RESET_LINK_INVALID));
    };
  }
}
