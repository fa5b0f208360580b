package dev.vestibule.dialect.signup;

import dev.vestibule.core.signin.Identifier;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.signin.SignInOutcome;
import dev.vestibule.core.tokens.Authenticate;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.tokens.IssueTokens;
import dev.vestibule.core.tokens.RefreshSession;
import dev.vestibule.core.tokens.Refreshing;
import dev.vestibule.core.tokens.TokenCheck;
import dev.vestibule.core.tokens.TokenFault;
import dev.vestibule.core.tokens.TokenPair;
import dev.vestibule.core.tokens.TokenRules;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Failure;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.Problem;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.TokenFaults;
import dev.vestibule.dialect.drf.Validated;
import dev.vestibule.dialect.drf.Values;
import dev.vestibule.platform.config.SignupSettings;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code token/}, {@code token/refresh/} and {@code validate_token/}. */
final class Tokens {
  private static final Form REFRESH = Form.of(CharField.of("refresh"));
  private static final Form TOKEN = Form.of(CharField.of("token"));

  private final SignupSettings settings;
  private final SignIn signIn;
  private final IssueTokens tokens;
  private final RefreshSession refresh;
  private final Authenticate authenticate;

  Tokens(
      SignupSettings settings,
      SignIn signIn,
      IssueTokens tokens,
      RefreshSession refresh,
      Authenticate authenticate) {
    this.settings = settings;
    this.signIn = signIn;
    this.tokens = tokens;
    this.refresh = refresh;
    this.authenticate = authenticate;
  }

  List<Route> routes(Views views) {
    return List.of(
        views.mount(
            views
                .named("Token Obtain Pair")
                .description("Answers a name and a password with an access and a refresh token.")
                .open("POST", this::create)
                .forms(call -> Map.of("POST", credentials())),
            "/token/"),
        views.mount(
            views
                .named("Token Refresh")
                .description("Answers a good refresh token with a new access token.")
                .open("POST", this::refresh)
                .forms(call -> Map.of("POST", REFRESH)),
            "/token/refresh/"),
        views.mount(
            views
                .named("Validate Token")
                .description("Tells whether a token is good, whatever it is for.")
                .open("POST", this::validate)
                .forms(call -> Map.of("POST", TOKEN)),
            "/validate_token/"));
  }

  private Answer create(Call<Caller> call) {
    return switch (call.validate(credentials())) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) ->
          switch (attempt(values)) {
            case SignInOutcome.SignedIn(var account) ->
                call.ok(pair(tokens.pair(account, Views.client(call), rules())));
            case SignInOutcome.Refused() -> call.refuse(Failure.unauthorized(Text.JWT_NO_ACCOUNT));
          };
    };
  }

  private SignInOutcome attempt(Values values) {
    Identifier identifier =
        switch (settings.loginField()) {
          case USERNAME -> new Identifier.Username(values.required("username"));
          case EMAIL -> new Identifier.Email(values.required("email"));
        };
    return signIn.attempt(identifier, values.required("password"), settings.updateLastLogin());
  }

  private Form credentials() {
    CharField login =
        switch (settings.loginField()) {
          case USERNAME -> CharField.of("username").label(Text.LABEL_USERNAME);
          case EMAIL -> CharField.of("email").label(Text.LABEL_EMAIL);
        };
    return Form.of(login, CharField.of("password").label(Text.LABEL_PASSWORD));
  }

  /** The seed speaks of an expired access token and sends a refresh token; the latter is taken. */
  private Answer refresh(Call<Caller> call) {
    return switch (call.validate(REFRESH)) {
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

  private Answer validate(Call<Caller> call) {
    return switch (call.validate(TOKEN)) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) ->
          switch (authenticate.check(values.required("token"))) {
            case TokenCheck.Genuine _ -> call.ok(Map.of("detail", Text.TOKEN_VALID));
            case TokenCheck.Faulty(TokenFault fault) -> call.refuse(TokenFaults.failure(fault));
          };
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
