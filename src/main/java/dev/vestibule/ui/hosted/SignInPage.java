package dev.vestibule.ui.hosted;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.signin.Identifier;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.signin.SignInOutcome;
import dev.vestibule.core.signin.Source;
import dev.vestibule.core.signin.Withheld;
import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.limits.Shortage;
import dev.vestibule.ui.pages.Entries;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Problems;
import dev.vestibule.ui.pages.Visit;
import dev.vestibule.ui.pages.Visitors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /signin/} and {@code /signout/}. */
final class SignInPage {
  private static final Pattern NUMBER = Pattern.compile("(?:\\+|0)[0-9 ().-]{5,24}");

  private final Pages pages;
  private final Visitors visitors;
  private final ReturnAddress returns;
  private final Telephones telephones;
  private final SignIn signIn;
  private final boolean signUp;

  SignInPage(
      Pages pages,
      Visitors visitors,
      ReturnAddress returns,
      Telephones telephones,
      SignIn signIn,
      boolean signUp) {
    this.pages = pages;
    this.visitors = visitors;
    this.returns = returns;
    this.telephones = telephones;
    this.signIn = signIn;
    this.signUp = signUp;
  }

  List<Route> routes(PageRoutes routes) {
    return List.of(
        routes.open("/signin/", this::open, this::signIn),
        routes.open("/signout/", this::leaving, this::signOut));
  }

  /** Somebody who is signed in already goes straight on. */
  private Answer open(Visit visit) {
    return visit.caller().isPresent() ? onwards(visit) : form(visit, 200, Problems.none());
  }

  private Answer signIn(Visit visit) {
    String name = visit.form().line("identifier");
    String password = visit.form().get("password");
    Problems problems = Problems.none();
    problems = name.isEmpty() ? problems.and("identifier", text(visit, "required")) : problems;
    problems = password.isEmpty() ? problems.and("password", text(visit, "required")) : problems;
    if (problems.any()) {
      return form(visit, 400, problems);
    }
    Source source = visitors.source(visit);
    return switch (signIn.attempt(identifier(name), password.strip(), true, source)) {
      case SignInOutcome.SignedIn(Account account) ->
          Visitors.knowing(visit, source, visitors.signIn(visit, account, onwards(visit)));
      case SignInOutcome.Held(Withheld why) -> held(visit, why);
      case SignInOutcome.Refused() -> form(visit, 400, Problems.of(text(visit, "signin.refused")));
    };
  }

  private Answer held(Visit visit, Withheld why) {
    Answer page = form(visit, 429, Problems.of(Entries.withheld(visit.words(), why)));
    return switch (why) {
      case Withheld.TooSoon(Shortage shortage) -> Pages.waiting(page, shortage);
      case Withheld.Unproven() -> page;
    };
  }

  /**
   * An address by its at sign, a number by its beginning, else a username. It is never tried as
   * something else too: somebody who took another's number for a username must not meet the other's
   * account.
   */
  private Identifier identifier(String name) {
    if (name.indexOf('@') >= 0) {
      return new Identifier.Email(name);
    }
    return Optional.of(name)
        .filter(n -> NUMBER.matcher(n).matches())
        .flatMap(telephones::parse)
        .map(Telephone::e164)
        .<Identifier>map(Identifier.Telephone::new)
        .orElseGet(() -> new Identifier.Username(name));
  }

  private Answer form(Visit visit, int status, Problems problems) {
    Optional<String> next = next(visit);
    Answer page =
        pages.show(
            visit,
            status,
            "hosted/signin",
            Map.of(
                "problems",
                problems,
                "identifier",
                visit.given("identifier"),
                "next",
                next.orElse(""),
                "signUp",
                signUp));
    return next.flatMap(ReturnAddress::elsewhere)
        .map(origin -> page.with("Content-Security-Policy", Pages.policy(List.of(origin))))
        .orElse(page);
  }

  private Answer onwards(Visit visit) {
    return next(visit)
        .map(address -> Answer.empty(303).with("Location", address))
        .orElseGet(() -> pages.redirect(visit, "/account/"))
        .with("Cache-Control", "no-store");
  }

  private Optional<String> next(Visit visit) {
    return returns.checked(visit.given(ReturnAddress.FIELD));
  }

  private Answer leaving(Visit visit) {
    return visit.caller().isPresent()
        ? pages.show(visit, 200, "hosted/signout", Map.of())
        : pages.message(visit, 200, "signedout", new Pages.Link("/signin/", "signin"));
  }

  private Answer signOut(Visit visit) {
    return visitors.signOut(visit, pages.redirect(visit, "/signout/"));
  }

  private static String text(Visit visit, String key) {
    return visit.words().get(key);
  }
}
