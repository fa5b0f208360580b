package dev.vestibule.ui.account;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.tokens.Device;
import dev.vestibule.core.tokens.KnownSession;
import dev.vestibule.core.tokens.SessionKind;
import dev.vestibule.core.tokens.SignOut;
import dev.vestibule.platform.geo.Places;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Visit;
import dev.vestibule.ui.pages.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /account/sessions/}: where the account is signed in, and the way to end that. */
final class SessionsPage {
  private static final String PATH = "/account/sessions/";
  private static final Set<String> DONE = Set.of("one", "others", "none");

  private final Pages pages;
  private final OwnSessions sessions;
  private final SignOut signOut;
  private final Places places;
  private final InstantSource clock;

  SessionsPage(
      Pages pages, OwnSessions sessions, SignOut signOut, Places places, InstantSource clock) {
    this.pages = pages;
    this.sessions = sessions;
    this.signOut = signOut;
    this.places = places;
    this.clock = clock;
  }

  Route route(PageRoutes routes) {
    return routes.closed(PATH, this::show, this::end);
  }

  private Answer show(Visit visit, Caller caller) {
    List<SessionRow> rows =
        sessions.running(caller.account().id()).stream()
            .map(session -> row(visit, session, session.id().equals(caller.session())))
            .sorted((one, other) -> Boolean.compare(other.here(), one.here()))
            .toList();
    String done = visit.request().queryParameter("ended").filter(DONE::contains).orElse("");
    return pages.show(visit, 200, "hosted/account/sessions", Map.of("rows", rows, "done", done));
  }

  private Answer end(Visit visit, Caller caller) {
    if (visit.form().get("action").equals("others")) {
      signOut.others(caller);
      return pages.redirect(visit, PATH + "?ended=others");
    }
    boolean ended = signOut.one(caller.account(), visit.form().get("session"));
    return pages.redirect(visit, PATH + (ended ? "?ended=one" : "?ended=none"));
  }

  private SessionRow row(Visit visit, KnownSession session, boolean here) {
    Words words = visit.words();
    return new SessionRow(
        session.id(),
        device(words, session.device()),
        words.get(kind(session.kind())),
        where(visit, session),
        Ago.of(session.lastUsed(), clock.instant(), words),
        Ago.day(session.started(), words),
        here);
  }

  private static String device(Words words, Device device) {
    if (device.browser().isEmpty()) {
      return device.system().isEmpty() ? words.get("device.unknown") : device.system();
    }
    return device.system().isEmpty()
        ? device.browser()
        : words.get("device.on", device.browser(), device.system());
  }

  private static String kind(SessionKind kind) {
    return switch (kind) {
      case BROWSER -> "kind.browser";
      case JWT -> "kind.jwt";
      case AUTH_TOKEN -> "kind.auth-token";
      case OPAQUE_TOKEN -> "kind.opaque-token";
    };
  }

  private String where(Visit visit, KnownSession session) {
    String address = session.address();
    return address == null
        ? ""
        : places
            .find(address, visit.language())
            .map(place -> place + " · " + address)
            .orElse(address);
  }
}
