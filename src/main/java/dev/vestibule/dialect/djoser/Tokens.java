package dev.vestibule.dialect.djoser;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.signin.SignInOutcome;
import dev.vestibule.core.signin.Source;
import dev.vestibule.core.signin.Withheld;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.tokens.IssueTokens;
import dev.vestibule.core.tokens.SignOut;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.Callers;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Errors;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.Problem;
import dev.vestibule.dialect.drf.SimpleJwt;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Throttles;
import dev.vestibule.dialect.drf.Validated;
import dev.vestibule.dialect.drf.Values;
import dev.vestibule.platform.config.DjoserSettings;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code token/login/} and {@code token/logout/}: one stored token for each account. */
final class Tokens {
  private final DjoserSettings settings;
  private final SimpleJwt jwt;
  private final SignIn signIn;
  private final IssueTokens tokens;
  private final SignOut signOut;

  Tokens(
      DjoserSettings settings, SimpleJwt jwt, SignIn signIn, IssueTokens tokens, SignOut signOut) {
    this.settings = settings;
    this.jwt = jwt;
    this.signIn = signIn;
    this.tokens = tokens;
    this.signOut = signOut;
  }

  List<Route> routes(Views views) {
    return List.of(
        views.mount(
            views
                .allowed(
                    views.authenticated("Token Create"),
                    "POST",
                    settings.permissions().tokenCreate(),
                    this::login)
                .description("Answers a name and a password with the account's stored token.")
                .forms(call -> Map.of("POST", optionalCredentials())),
            "/token/login/"),
        views.mount(
            views
                .authenticated("Token Destroy")
                .description("Ends the account's stored token.")
                .closed()
                .signedIn("POST", this::logout),
            "/token/logout/"));
  }

  /** Unlike jwt/create this counts as the sign-in that voids mailed links, as in djoser. */
  private Answer login(Call<Caller> call) {
    return switch (call.validate(optionalCredentials())) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) ->
          switch (attempt(call, values)) {
            case SignInOutcome.SignedIn(Account account) ->
                call.ok(Map.of("auth_token", tokens.authToken(account, Callers.client(call))));
            case SignInOutcome.Refused() -> call.refuse(Errors.general(Text.CANNOT_LOG_IN));
            case SignInOutcome.Held(Withheld why) -> call.refuse(Throttles.withheld(why));
          };
    };
  }

  private Answer logout(Call<Caller> call, Caller caller) {
    signOut.authToken(caller.account());
    return call.done();
  }

  private SignInOutcome attempt(Call<Caller> call, Values values) {
    Optional<String> password = values.text("password");
    return password.isEmpty()
        ? new SignInOutcome.Refused()
        : signIn.attempt(jwt.identifier(values), password.get(), true, Source.of(call.request()));
  }

  private Form optionalCredentials() {
    return Form.of(
        jwt.name().optional(), CharField.of("password").label(Text.LABEL_PASSWORD).optional());
  }
}
