package dev.vestibule.ui.pages;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.signin.Source;
import dev.vestibule.core.tokens.Authenticate;
import dev.vestibule.core.tokens.Authentication;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.tokens.Client;
import dev.vestibule.core.tokens.CrossSiteTokens;
import dev.vestibule.core.tokens.IssueTokens;
import dev.vestibule.core.tokens.SignOut;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Cookies;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Request;
import java.time.Duration;
import java.util.Optional;

/** Who opens pages: finds out who is signed in, and signs browsers in and out. */
public final class Visitors {
  /** The query parameter and the cookie of a language that was chosen. */
  static final String LANGUAGE = "lang";

  private static final int DEVICE_BYTES = 24;
  private static final Duration DEVICE_AGE = Duration.ofDays(365);
  private static final Duration LANGUAGE_AGE = Duration.ofDays(365);

  private final Settings settings;
  private final Authenticate authenticate;
  private final IssueTokens tokens;
  private final SignOut signOut;
  private final CrossSiteGuard guard;
  private final Language fallback;

  public Visitors(
      Settings settings,
      Authenticate authenticate,
      IssueTokens tokens,
      SignOut signOut,
      CrossSiteTokens crossSite) {
    this.settings = settings;
    this.authenticate = authenticate;
    this.tokens = tokens;
    this.signOut = signOut;
    this.guard = new CrossSiteGuard(crossSite, settings);
    this.fallback = Language.of(settings.site().locale(), Language.EN);
  }

  /** Somebody opens a page. */
  public Visit opening(Request request) {
    Optional<Caller> caller = caller(request);
    return visit(request, caller, PageForm.none());
  }

  /** Somebody posts a form; nothing when it was not one of ours. */
  Optional<Visit> posting(Request request) {
    Optional<Caller> caller = caller(request);
    Visit visit = visit(request, caller, PageForm.of(request, caller.isPresent()));
    return guard.allows(request, visit.caller(), visit.form().get(CrossSiteGuard.FIELD))
        ? Optional.of(visit)
        : Optional.empty();
  }

  private Visit visit(Request request, Optional<Caller> caller, PageForm form) {
    caller.ifPresent(
        known -> request.notes().account(known.account().id(), known.account().uuid()));
    return new Visit(
        request, language(request, fallback), caller, form, guard.token(request, caller));
  }

  private Optional<Caller> caller(Request request) {
    return Cookies.value(request, Cookies.session(request))
        .map(secret -> authenticate.byBrowserSession(secret, settings.sessions().idle()))
        .flatMap(found ->
            found instanceof Authentication.Accepted(Caller caller)
                ? Optional.of(caller)
                : Optional.empty());
  }

  /** Starts a session for somebody who has just proven who they are; an earlier one ends. */
  public Answer signIn(Visit visit, Account account, Answer answer) {
    visit.caller().ifPresent(signOut::session);
    Request request = visit.request();
    Client client = new Client(request.address(), request.header("User-Agent"));
    Duration lifetime = settings.sessions().lifetime();
    String secret = tokens.browserSession(account, client, lifetime);
    Answer signedIn =
        answer.withCookie(Cookies.set(request, Cookies.session(request), secret, lifetime, false));
    return authenticate.byBrowserSession(secret, settings.sessions().idle())
            instanceof Authentication.Accepted(Caller caller)
        ? signedIn.withCookie(
            Cookies.set(
                request,
                CrossSiteGuard.FIELD,
                guard.token(request, Optional.of(caller)).value(),
                lifetime,
                true))
        : signedIn;
  }

  /** Where a password comes from; a browser that is not known gets a secret to be known by. */
  public Source source(Visit visit) {
    Source source = Source.of(visit.request());
    return source.device().isPresent()
        ? source
        : new Source(
            source.address(), Optional.of(RandomSecrets.base64Url(DEVICE_BYTES)), source.token());
  }

  /** Makes a browser known that was just signed in. */
  public static Answer knowing(Visit visit, Source source, Answer answer) {
    Request request = visit.request();
    return source
        .device()
        .map(secret ->
            answer.withCookie(
                Cookies.set(request, Cookies.device(request), secret, DEVICE_AGE, false)))
        .orElse(answer);
  }

  /** Ends the session that the visit came with. */
  public Answer signOut(Visit visit, Answer answer) {
    visit.caller().ifPresent(signOut::session);
    Request request = visit.request();
    return answer
        .withCookie(Cookies.forget(request, Cookies.session(request)))
        .withCookie(Cookies.forget(request, CrossSiteGuard.FIELD));
  }

  /** The language that was asked for: now, before, or by the browser's settings. */
  public static Language language(Request request, Language fallback) {
    return request
        .queryParameter(LANGUAGE)
        .flatMap(Language::ofTag)
        .or(() -> Cookies.value(request, LANGUAGE).flatMap(Language::ofTag))
        .orElseGet(() -> Language.of(request.header("Accept-Language"), fallback));
  }

  /** Keeps the language that was just chosen. */
  static Answer remembering(Visit visit, Answer answer) {
    boolean chosen = visit.request().queryParameter(LANGUAGE).flatMap(Language::ofTag).isPresent();
    return chosen
        ? answer.withCookie(
            Cookies.set(visit.request(), LANGUAGE, visit.language().tag(), LANGUAGE_AGE, false))
        : answer;
  }
}
