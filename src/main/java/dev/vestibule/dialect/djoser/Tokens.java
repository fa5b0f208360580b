package dev.vestibule.dialect.djoser;

import dev.vestibule.core.signin.Identifier;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.signin.SignInOutcome;
import dev.vestibule.core.tokens.Authenticate;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.tokens.IssueTokens;
import dev.vestibule.core.tokens.RefreshSession;
import dev.vestibule.core.tokens.Refreshing;
import dev.vestibule.core.tokens.SignOut;
import dev.vestibule.core.tokens.TokenCheck;
import dev.vestibule.core.tokens.TokenFault;
import dev.vestibule.core.tokens.TokenPair;
import dev.vestibule.core.tokens.TokenRules;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Errors;
import dev.vestibule.dialect.drf.Failure;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.Problem;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.TokenFaults;
import dev.vestibule.dialect.drf.Validated;
import dev.vestibule.dialect.drf.Values;
import dev.vestibule.platform.config.DjoserSettings;
import dev.vestibule.platform.config.LoginField;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code jwt/create|refresh|verify/} and {@code token/login|logout/}. */
final class Tokens {
  private final DjoserSettings settings;
  private final SignIn signIn;
  private final IssueTokens tokens;
  private final RefreshSession refresh;
  private final Authenticate authenticate;
  private final SignOut signOut;

  Tokens(
      DjoserSettings settings,
      SignIn signIn,
      IssueTokens tokens,
      RefreshSession refresh,
      Authenticate authenticate,
      SignOut signOut) {
    this.settings = settings;
    this.signIn = signIn;
    this.tokens = tokens;
    this.refresh = refresh;
    this.authenticate = authenticate;
    this.signOut = signOut;
  }

  List<Route> routes(Views views) {
    return List.of(
        views.mount(
            views
                .jwt("Token Obtain Pair")
                .description("Answers a name and a password with an access and a refresh token.")
                .open("POST", this::create)
                .forms(call -> Map.of("POST", credentials())),
            "/jwt/create/"),
        views.mount(
            views
                .jwt("Token Refresh")
                .description("Answers a good refresh token with a new access token.")
                .open("POST", this::refresh)
                .forms(call -> Map.of("POST", Form.of(CharField.of("refresh")))),
            "/jwt/refresh/"),
        views.mount(
            views
                .jwt("Token Verify")
                .description("Tells whether a token is good, whatever it is for.")
                .open("POST", this::verify)
                .forms(call -> Map.of("POST", Form.of(CharField.of("token")))),
            "/jwt/verify/"),
        views.mount(
            views
                .authenticated("Token Create")
                .description("Answers a name and a password with the account's stored token.")
                .open("POST", this::login)
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

  private Answer create(Call<Caller> call) {
    return switch (call.validate(credentials())) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) ->
          switch (attempt(values, settings.updateLastLogin())) {
            case SignInOutcome.SignedIn(var account) ->
                call.ok(pair(tokens.pair(account, Views.client(call), rules())));
            case SignInOutcome.Refused() -> call.refuse(Failure.unauthorized(Text.JWT_NO_ACCOUNT));
          };
    };
  }

  private Answer refresh(Call<Caller> call) {
    return switch (call.validate(Form.of(CharField.of("refresh")))) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) ->
          switch (refresh.refresh(values.required("refresh"), rules())) {
            case Refreshing.Refreshed refreshed -> call.ok(renewed(refreshed));
            case Refreshing.Refused(TokenFault fault) -> call.refuse(TokenFaults.failure(fault));
            case Refreshing.NoActiveAccount() ->
                call.refuse(Failure.unauthorized(Text.JWT_NO_ACCOUNT_FOR_TOKEN));
          };
    };
  }

  private Answer verify(Call<Caller> call) {
    return switch (call.validate(Form.of(CharField.of("token")))) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) ->
          switch (authenticate.check(values.required("token"))) {
            case TokenCheck.Genuine _ -> call.ok(Map.of());
            case TokenCheck.Faulty(TokenFault fault) -> call.refuse(TokenFaults.failure(fault));
          };
    };
  }

  /** Unlike jwt/create this counts as the sign-in that voids mailed links, as in djoser. */
  private Answer login(Call<Caller> call) {
    return switch (call.validate(optionalCredentials())) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) ->
          switch (attempt(values, true)) {
            case SignInOutcome.SignedIn(var account) ->
                call.ok(Map.of("auth_token", tokens.authToken(account, Views.client(call))));
            case SignInOutcome.Refused() -> call.refuse(Errors.general(Text.CANNOT_LOG_IN));
          };
    };
  }

  private Answer logout(Call<Caller> call, Caller caller) {
    signOut.authToken(caller.account());
    return call.done();
  }

  private SignInOutcome attempt(Values values, boolean voidsLinks) {
    String name = values.text(member()).orElse("");
    Identifier identifier =
        switch (settings.loginField()) {
          case USERNAME -> new Identifier.Username(name);
          case EMAIL -> new Identifier.Email(name);
        };
    Optional<String> password = values.text("password");
    return password.isEmpty()
        ? new SignInOutcome.Refused()
        : signIn.attempt(identifier, password.get(), voidsLinks);
  }

  private Form credentials() {
    return Form.of(login(), CharField.of("password").label(Text.LABEL_PASSWORD));
  }

  private Form optionalCredentials() {
    return Form.of(
        login().optional(), CharField.of("password").label(Text.LABEL_PASSWORD).optional());
  }

  private CharField login() {
    Text label = settings.loginField() == LoginField.EMAIL ? Text.LABEL_EMAIL : Text.LABEL_USERNAME;
    return CharField.of(member()).label(label);
  }

  private String member() {
    return switch (settings.loginField()) {
      case USERNAME -> "username";
      case EMAIL -> "email";
    };
  }

  private TokenRules rules() {
    return new TokenRules(
        settings.accessTokenLifetime(),
        settings.refreshTokenLifetime(),
        settings.rotateRefreshTokens(),
        settings.blacklistAfterRotation());
  }

  private static Map<String, Object> pair(TokenPair pair) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("refresh", pair.refresh());
    json.put("access", pair.access());
    return json;
  }

  private static Map<String, Object> renewed(Refreshing.Refreshed refreshed) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("access", refreshed.access());
    String refresh = refreshed.refresh();
    if (refresh != null) {
      json.put("refresh", refresh);
    }
    return json;
  }
}
