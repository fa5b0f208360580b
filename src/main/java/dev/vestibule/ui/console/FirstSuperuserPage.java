package dev.vestibule.ui.console;

import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.Usernames;
import dev.vestibule.core.administration.MakeFirstSuperuser;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.passwords.PersonalWords;
import dev.vestibule.core.passwords.Weakness;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.Entries;
import dev.vestibule.ui.pages.PageForm;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Problems;
import dev.vestibule.ui.pages.Visit;
import dev.vestibule.ui.pages.Visitors;
import dev.vestibule.ui.pages.Words;
import java.util.List;
import java.util.Map;

/**
 * {@code /console/first/{secret}/}: makes the first superuser, by the link that the start prints.
 */
public record FirstSuperuserPage(
    Pages pages, Visitors visitors, MakeFirstSuperuser make, PasswordRules rules, int shortest) {
  /** The path of the page; the address holds a secret. */
  public static final String PATH = "/console/first/";

  public Route route() {
    return new PageRoutes(pages, visitors).open(PATH + "{secret}/", this::open, this::make);
  }

  private static String secret(Visit visit) {
    return visit.request().parameter("secret");
  }

  private Answer open(Visit visit) {
    return make.good(secret(visit)) ? form(visit, 200, Problems.none()) : dead(visit);
  }

  private Answer make(Visit visit) {
    if (!make.good(secret(visit))) {
      return dead(visit);
    }
    Problems problems = problems(visit.words(), visit.form());
    return problems.any() ? form(visit, 400, problems) : made(visit);
  }

  private Answer made(Visit visit) {
    PageForm form = visit.form();
    MakeFirstSuperuser.Outcome outcome =
        make.make(
            secret(visit),
            new MakeFirstSuperuser.Wanted(
                Usernames.normalise(form.line("username")),
                Emails.normalise(form.line("email")),
                password(form),
                visit.language().tag()));
    return switch (outcome) {
      case MakeFirstSuperuser.Outcome.Made(var account) ->
          visitors.signIn(visit, account, pages.redirect(visit, "/console/"));
      case MakeFirstSuperuser.Outcome.Dead() -> dead(visit);
      case MakeFirstSuperuser.Outcome.Taken(boolean username, boolean email) -> {
        Problems problems = Problems.none();
        problems = username ? problems.and("username", word(visit, "username.taken")) : problems;
        yield form(
            visit, 400, email ? problems.and("email", word(visit, "email.taken")) : problems);
      }
    };
  }

  private static String word(Visit visit, String key) {
    return visit.words().get(key);
  }

  private Problems problems(Words words, PageForm form) {
    Problems problems = Problems.none();
    if (!Entries.isEmail(form.line("email"))) {
      problems = problems.and("email", words.get("email.invalid"));
    }
    if (!Usernames.valid(form.line("username"))) {
      problems = problems.and("username", words.get("username.invalid"));
    }
    List<Weakness> found =
        rules.check(
            password(form),
            PersonalWords.of(form.line("username"), null, null, form.line("email"), null));
    for (Weakness weakness : found) {
      problems = problems.and("password", Entries.weakness(words, weakness));
    }
    return problems;
  }

  /** As the APIs read it, so that it fits there too. */
  private static String password(PageForm form) {
    return form.get("password").strip();
  }

  private Answer form(Visit visit, int status, Problems problems) {
    return page(
        visit,
        status,
        "console/first",
        Map.of(
            "words",
            ConsoleWords.in(visit.language()),
            "problems",
            problems,
            "form",
            visit.form(),
            "shortest",
            shortest));
  }

  private Answer dead(Visit visit) {
    return page(
        visit, 410, "console/first-dead", Map.of("words", ConsoleWords.in(visit.language())));
  }

  private Answer page(Visit visit, int status, String template, Map<String, ?> values) {
    return pages.show(visit, status, template, values).with("Referrer-Policy", "no-referrer");
  }
}
