package dev.vestibule.dialect.drf;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.signin.Identifier;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.signin.SignInOutcome;
import dev.vestibule.core.signin.Source;
import dev.vestibule.core.signin.Withheld;
import dev.vestibule.core.tokens.Authenticate;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.tokens.IssueTokens;
import dev.vestibule.core.tokens.RefreshSession;
import dev.vestibule.core.tokens.Refreshing;
import dev.vestibule.core.tokens.TokenCheck;
import dev.vestibule.core.tokens.TokenFault;
import dev.vestibule.core.tokens.TokenPair;
import dev.vestibule.core.tokens.TokenRules;
import dev.vestibule.platform.config.LoginField;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.limits.NetworkBudget;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * djangorestframework-simplejwt's views: a pair of tokens, a new access token, a check. Dialects
 * mount them under names of their own.
 *
 * @param login by what people sign in
 * @param voidsLinks whether a sign-in voids mailed links, as UPDATE_LAST_LOGIN makes it do
 * @param rules how long tokens live, and whether refresh tokens rotate
 * @param refreshes how many of them a network may exchange
 */
public record SimpleJwt(
    LoginField login,
    boolean voidsLinks,
    TokenRules rules,
    SignIn signIn,
    IssueTokens tokens,
    RefreshSession refresh,
    Authenticate authenticate,
    NetworkBudget refreshes) {
  /** What a refresh takes. */
  public static final Form REFRESH = Form.of(CharField.of("refresh"));

  /** What a check takes. */
  public static final Form TOKEN = Form.of(CharField.of("token"));

  /** What a sign-in takes. */
  public Form credentials() {
    return Form.of(name(), CharField.of("password").label(Text.LABEL_PASSWORD));
  }

  /** The field that names the account. */
  public CharField name() {
    return switch (login) {
      case USERNAME -> CharField.of("username").label(Text.LABEL_USERNAME);
      case EMAIL -> CharField.of("email").label(Text.LABEL_EMAIL);
    };
  }

  /** Who is named, if anybody is. */
  public Identifier identifier(Values values) {
    return switch (login) {
      case USERNAME -> new Identifier.Username(values.text("username").orElse(""));
      case EMAIL -> new Identifier.Email(values.text("email").orElse(""));
    };
  }

  /** What to answer who has signed in. */
  @FunctionalInterface
  public interface SignedIn {
    Answer answer(Account account, TokenPair pair);
  }

  /** Answers a name and a password with a pair of tokens. */
  public Answer create(Call<Caller> call) {
    return create(call, (_, pair) -> call.ok(pair(pair)));
  }

  /** The same with an answer of the dialect's. */
  public Answer create(Call<Caller> call, SignedIn signedIn) {
    return switch (call.validate(credentials())) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) ->
          switch (signIn.attempt(
              identifier(values),
              values.required("password"),
              voidsLinks,
              Source.of(call.request()))) {
            case SignInOutcome.SignedIn(Account account) ->
                signedIn.answer(account, tokens.pair(account, Callers.client(call), rules));
            case SignInOutcome.Refused() -> call.refuse(Failure.unauthorized(Text.JWT_NO_ACCOUNT));
            case SignInOutcome.Held(Withheld why) -> call.refuse(Throttles.withheld(why));
          };
    };
  }

  /** Answers a good refresh token with a new access token. */
  public Answer refresh(Call<Caller> call) {
    return refresh(call, Optional.empty(), refreshed -> call.ok(renewed(refreshed)));
  }

  /**
   * The same with an answer of the dialect's.
   *
   * @param cookie the token where the body has none
   */
  public Answer refresh(
      Call<Caller> call, Optional<String> cookie, Function<Refreshing.Refreshed, Answer> done) {
    return Throttles.ofNetwork(refreshes)
        .apply(call)
        .map(call::refuse)
        .orElseGet(() -> renewed(call, cookie, done));
  }

  private Answer renewed(
      Call<Caller> call, Optional<String> cookie, Function<Refreshing.Refreshed, Answer> done) {
    return withRefresh(
        call,
        cookie,
        token ->
            switch (refresh.refresh(token, rules)) {
              case Refreshing.Refreshed refreshed -> done.apply(refreshed);
              case Refreshing.Refused(TokenFault fault) -> call.refuse(TokenFaults.failure(fault));
              case Refreshing.NoActiveAccount() ->
                  call.refuse(Failure.unauthorized(Text.JWT_NO_ACCOUNT_FOR_TOKEN));
            });
  }

  /** Does something with the refresh token of the body, or else of a cookie. */
  public Answer withRefresh(
      Call<Caller> call, Optional<String> cookie, Function<String, Answer> action) {
    return with(call, REFRESH, "refresh", cookie, action);
  }

  private static Answer with(
      Call<Caller> call,
      Form form,
      String member,
      Optional<String> cookie,
      Function<String, Answer> action) {
    if (cookie.isPresent() && leavesOut(call, member)) {
      return action.apply(cookie.get());
    }
    return switch (call.validate(form)) {
      case Validated.Invalid(Problem problem) -> call.refuse(problem);
      case Validated.Valid(Values values) -> action.apply(values.required(member));
    };
  }

  private static boolean leavesOut(Call<Caller> call, String member) {
    return call.body() instanceof BodyReading.Read(Body body) && !body.has(member);
  }

  /** A token of the body, where it is there and a text. */
  public static Optional<String> carried(Call<Caller> call, String member) {
    return call.validate(Form.of(CharField.of(member))) instanceof Validated.Valid(Values values)
        ? values.text(member)
        : Optional.empty();
  }

  /**
   * Tells whether a token is good, whatever it is for.
   *
   * @param good what to answer when it is
   */
  public Answer verify(Call<Caller> call, Map<String, Object> good) {
    return verify(call, good, Optional.empty());
  }

  /**
   * The same.
   *
   * @param cookie the token where the body has none
   */
  public Answer verify(Call<Caller> call, Map<String, Object> good, Optional<String> cookie) {
    return with(
        call,
        TOKEN,
        "token",
        cookie,
        token ->
            switch (authenticate.check(token)) {
              case TokenCheck.Genuine _ -> call.ok(good);
              case TokenCheck.Faulty(TokenFault fault) -> call.refuse(TokenFaults.failure(fault));
            });
  }

  /** Both tokens by SimpleJWT's names. */
  public static Map<String, Object> pair(TokenPair pair) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("refresh", pair.refresh());
    json.put("access", pair.access());
    return json;
  }

  /** What a refresh answers, with a refresh token where it is a new one. */
  public static Map<String, Object> renewed(Refreshing.Refreshed refreshed) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("access", refreshed.access());
    String refresh = refreshed.refresh();
    if (refresh != null) {
      json.put("refresh", refresh);
    }
    return json;
  }
}
