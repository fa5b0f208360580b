package dev.vestibule.dialect.v1;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.signin.Identifier;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.signin.SignInOutcome;
import dev.vestibule.core.signin.Withheld;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.tokens.KnownSession;
import dev.vestibule.core.tokens.RotateSession;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.core.tokens.SignOut;
import dev.vestibule.core.tokens.StartedSession;
import dev.vestibule.core.tokens.TokenScope;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.dialect.v1.frame.Shape;
import dev.vestibule.dialect.v1.frame.Text;
import dev.vestibule.platform.config.SessionSettings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.limits.NetworkBudget;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /sessions}: sign in, renew, look at, and sign out. */
final class SessionResources {
  private static final String CURRENT = "current";

  private final String base;
  private final SessionSettings settings;
  private final InstantSource clock;
  private final Database database;
  private final Identifiers identifiers;
  private final SignIn signIn;
  private final Sessions sessions;
  private final SignOut signOut;
  private final RotateSession rotate;
  private final NetworkBudget refreshes;
  private final TokenJson tokens;

  SessionResources(
      String base,
      SessionSettings settings,
      InstantSource clock,
      Database database,
      Identifiers identifiers,
      SignIn signIn,
      Sessions sessions,
      SignOut signOut,
      RotateSession rotate,
      NetworkBudget refreshes,
      TokenJson tokens) {
    this.base = base;
    this.settings = settings;
    this.clock = clock;
    this.database = database;
    this.identifiers = identifiers;
    this.signIn = signIn;
    this.sessions = sessions;
    this.signOut = signOut;
    this.rotate = rotate;
    this.refreshes = refreshes;
    this.tokens = tokens;
  }

  List<Route> routes(Frame frame) {
    return List.of(
        frame.at(
            "/sessions",
            Operation.of("GET", Access.SIGNED_IN, this::list),
            Operation.post(
                    Access.OPEN,
                    Shape.empty()
                        .required("identifier", Text.filled(254))
                        .required("password", Text.password()),
                    this::start)
                .doneOnce(),
            Operation.of("DELETE", Access.SIGNED_IN, this::endAll)),
        frame.at(
            "/sessions/refresh",
            Operation.post(
                Access.OPEN,
                Shape.empty().required("refresh_token", Text.filled(8192)),
                this::renew)),
        frame.at(
            "/sessions/{id}",
            Operation.of("GET", Access.SIGNED_IN, this::one),
            Operation.of("DELETE", Access.SIGNED_IN, this::end)));
  }

  private Answer start(Call call) {
    Identifier identifier = identifiers.of(call.input().required("identifier"));
    String password = call.input().required("password");
    return switch (signIn.attempt(identifier, password, false, call.source())) {
      case SignInOutcome.Held(Withheld why) -> call.withheld(why);
      case SignInOutcome.Refused() -> call.refuse(ProblemKind.WRONG_CREDENTIALS);
      case SignInOutcome.SignedIn(Account account) -> {
        StartedSession session = tokens.start(account, call.client(), TokenScope.ACCOUNT);
        yield call.created(base + "/sessions/" + session.id(), tokens.of(session));
      }
    };
  }

  private Answer renew(Call call) {
    return refreshes
        .spend(call.request().address())
        .map(call::tooMany)
        .orElseGet(() -> renewed(call));
  }

  private Answer renewed(Call call) {
    RotateSession.Outcome outcome =
        rotate.renew(call.input().required("refresh_token"), tokens::rules);
    return switch (outcome) {
      case RotateSession.Outcome.Renewed(StartedSession session) -> call.ok(tokens.of(session));
      case RotateSession.Outcome.Refused _, RotateSession.Outcome.Reused _ ->
          call.refuse(ProblemKind.REFRESH_REFUSED);
    };
  }

  private List<KnownSession> running(Account account) {
    Instant now = clock.instant();
    return database.read(sql -> sessions.ofAccount(sql, account.id())).stream()
        .filter(session -> session.running(now, settings.idle()))
        .toList();
  }

  private Answer list(Call call) {
    Caller caller = call.caller();
    return call.ok(
        Map.of(
            "sessions",
            running(caller.account()).stream().map(session -> shown(session, caller)).toList()));
  }

  private Answer one(Call call) {
    String id = id(call);
    return running(call.caller().account()).stream()
        .filter(session -> session.id().equals(id))
        .findFirst()
        .map(session -> call.ok(shown(session, call.caller())))
        .orElseGet(() -> call.refuse(ProblemKind.NOT_FOUND));
  }

  private Answer end(Call call) {
    return signOut.one(call.caller().account(), id(call))
        ? call.noContent()
        : call.refuse(ProblemKind.NOT_FOUND);
  }

  /** The session of the request is called {@code current}, too. */
  private static String id(Call call) {
    String id = call.request().parameter("id");
    String current = call.caller().session();
    return id.equals(CURRENT) && current != null ? current : id;
  }

  private Answer endAll(Call call) {
    boolean keep = call.request().queryParameter("except").filter(CURRENT::equals).isPresent();
    if (keep) {
      signOut.others(call.caller());
    } else {
      signOut.all(call.caller().account());
    }
    return call.noContent();
  }

  private static Map<String, @Nullable Object> shown(KnownSession session, Caller caller) {
    Instant expires = session.expires();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", session.id());
    json.put("kind", session.kind().name().toLowerCase(Locale.ROOT));
    json.put("current", session.id().equals(caller.session()));
    json.put("started_at", AccountJson.moment(session.started()));
    json.put("last_used_at", AccountJson.moment(session.lastUsed()));
    json.put("expires_at", expires == null ? null : AccountJson.moment(expires));
    json.put("browser", session.device().browser());
    json.put("system", session.device().system());
    json.put("address", session.address());
    return json;
  }
}
