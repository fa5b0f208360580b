package dev.vestibule.dialect.djoser;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.ActivateAccount;
import dev.vestibule.core.verification.EmailProof;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.Problem;
import dev.vestibule.dialect.drf.Validated;
import dev.vestibule.dialect.drf.Values;
import dev.vestibule.dialect.drf.ViewBuilder;
import dev.vestibule.platform.config.DjoserPermissions;
import dev.vestibule.platform.config.Permission;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.List;

/** {@code users/activation/} and {@code users/resend_activation/}. */
final class Activations {
  private final Permission permission;
  private final Forms forms;
  private final ActivateAccount activate;
  private final Letters letters;

  Activations(
      DjoserPermissions permissions, Forms forms, ActivateAccount activate, Letters letters) {
    this.permission = permissions.activation();
    this.forms = forms;
    this.activate = activate;
    this.letters = letters;
  }

  List<Route> routes(Views views) {
    return List.of(
        views.mount(
            allowed(views, views.action("Activation", forms), this::byBody), "/users/activation/"),
        views.mount(
            allowed(views, views.authenticated("Activation").closed(), this::byPath),
            "/users/activation/{uid}/{token}/"),
        views.mount(
            allowed(views, views.action("Resend activation", forms), this::resend),
            "/users/resend_activation/"));
  }

  private ViewBuilder<Caller> allowed(
      Views views, ViewBuilder<Caller> view, ViewBuilder.Open<Caller> action) {
    return views.allowed(view, "POST", permission, action);
  }

  private Answer byBody(Call<Caller> call) {
    return switch (call.validate(Form.of(CharField.of("uid"), CharField.of("token")))) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) ->
          activate(call, values.required("uid"), values.required("token"));
    };
  }

  private Answer byPath(Call<Caller> call) {
    return activate(call, call.request().parameter("uid"), call.request().parameter("token"));
  }

  private Answer activate(Call<Caller> call, String uid, String token) {
    return LinkAnswers.of(
        call, activate.activate(uid, token, letters.confirmation(call.language())), "");
  }

  /** The same answer whether somebody waits for a link or not. */
  private Answer resend(Call<Caller> call) {
    return switch (call.validate(Form.of(CharField.email("email")))) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) -> {
        resend(values, letters.proof(call.language()));
        yield call.done();
      }
    };
  }

  private void resend(Values values, EmailProof proof) {
    if (proof.required()) {
      activate.resend(values.required("email"), proof.mail());
    }
  }
}
