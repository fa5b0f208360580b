package dev.vestibule.dialect.knox;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.signin.Identifier;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.signin.SignInOutcome;
import dev.vestibule.core.signin.Source;
import dev.vestibule.core.signin.Withheld;
import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.tokens.IssueTokens;
import dev.vestibule.core.tokens.OpaqueToken;
import dev.vestibule.core.tokens.OpaqueTokenRules;
import dev.vestibule.core.tokens.SignOut;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.Callers;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Errors;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.Problem;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Throttles;
import dev.vestibule.dialect.drf.Validated;
import dev.vestibule.dialect.drf.Values;
import dev.vestibule.platform.config.KnoxSettings;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code login/}, {@code knox/login/}, {@code logout/} and {@code logoutall/}. */
final class SignIns {
  private final KnoxSettings settings;
  private final Wire wire;
  private final Telephones telephones;
  private final SignIn signIn;
  private final IssueTokens tokens;
  private final SignOut signOut;
  private final ExpiryFormat format;

  SignIns(
      KnoxSettings settings,
      Wire wire,
      Telephones telephones,
      SignIn signIn,
      IssueTokens tokens,
      SignOut signOut) {
    this.settings = settings;
    this.wire = wire;
    this.telephones = telephones;
    this.signIn = signIn;
    this.tokens = tokens;
    this.signOut = signOut;
    this.format = new ExpiryFormat(settings.expiryDatetimeFormat());
  }

  List<Route> routes(Views views) {
    return List.of(
        views.mount(
            views
                .usual("Login")
                .description("Answers an address or a number and a password with a token.")
                .open("POST", this::login)
                .forms(call -> Map.of("POST", credentials())),
            "/login/"),
        views.mount(
            views
                .usual("Knox Login")
                .description("Answers who is signed in by other credentials with a token.")
                .closed()
                .signedIn("POST", (call, caller) -> issue(call, caller.account())),
            "/knox/login/"),
        views.mount(
            views
                .forSessions("Logout")
                .description("Ends the session that the request came with.")
                .closed()
                .signedIn("POST", this::logout),
            "/logout/"),
        views.mount(
            views
                .forSessions("Logout All")
                .description("Ends every token of the account.")
                .closed()
                .signedIn("POST", this::logoutAll),
            "/logoutall/"));
  }

  private Form credentials() {
    CharField name =
        switch (settings.loginField()) {
          case EMAIL -> CharField.of("email").label(Text.LABEL_EMAIL);
          case USERNAME -> CharField.of("username").label(Text.LABEL_USERNAME);
        };
    return Form.of(name, CharField.of("password").label(Text.LABEL_PASSWORD));
  }

  private Answer login(Call<Caller> call) {
    return switch (call.validate(credentials())) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) ->
          switch (attempt(call, values)) {
            case SignInOutcome.SignedIn(Account account) -> issue(call, account);
            case SignInOutcome.Refused() -> call.refuse(Errors.general(Text.CANNOT_LOG_IN));
            case SignInOutcome.Held(Withheld why) -> call.refuse(Throttles.withheld(why));
          };
    };
  }

  /** A name that is neither goes the same way, so that its refusal takes as long. */
  private Identifier contact(String name) {
    return name.indexOf('@') >= 0
        ? new Identifier.Email(name)
        : new Identifier.Telephone(telephones.parse(name).map(Telephone::e164).orElse("none"));
  }

  private SignInOutcome attempt(Call<Caller> call, Values values) {
    Identifier identifier =
        switch (settings.loginField()) {
          case EMAIL -> contact(values.required("email"));
          case USERNAME -> new Identifier.Username(values.required("username"));
        };
    return signIn.attempt(identifier, values.required("password"), true, Source.of(call.request()));
  }

  /** Answers somebody who has proven who they are with a token. */
  Answer issue(Call<Caller> call, Account account) {
    OpaqueTokenRules rules = OpaqueTokenRules.of(settings);
    return switch (tokens.opaqueToken(account, Callers.client(call), rules)) {
      case OpaqueToken.Issued(String token, Instant expires) ->
          call.ok(body(account, token, expires));
      case OpaqueToken.LimitReached() -> call.answers().json(403, Map.of("error", Text.KNOX_LIMIT));
    };
  }

  private Map<String, @Nullable Object> body(
      Account account, String token, @Nullable Instant expires) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("expiry", format.of(expires));
    json.put("token", token);
    if (settings.userInLogin()) {
      json.put("user", wire.limited(account));
    }
    return json;
  }

  private Answer logout(Call<Caller> call, Caller caller) {
    signOut.session(caller);
    return call.done();
  }

  /** The session of the request ends too when it is of another kind. */
  private Answer logoutAll(Call<Caller> call, Caller caller) {
    signOut.opaqueTokens(caller.account());
    signOut.session(caller);
    return call.done();
  }
}
