package dev.vestibule.ui.hosted;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.Registration;
import dev.vestibule.core.accounts.Usernames;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.passwords.PersonalWords;
import dev.vestibule.core.passwords.Weakness;
import dev.vestibule.core.verification.RegisterAccount;
import dev.vestibule.platform.config.LoginField;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.limits.NetworkBudget;
import dev.vestibule.platform.limits.Shortage;
import dev.vestibule.ui.pages.Entries;
import dev.vestibule.ui.pages.Letters;
import dev.vestibule.ui.pages.PageForm;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Problems;
import dev.vestibule.ui.pages.Visit;
import dev.vestibule.ui.pages.Visitors;
import dev.vestibule.ui.pages.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /signup/}: asks for what the settings want, and leads to the mailbox. */
final class SignUpPage {
  private static final int NAME_LENGTH = 150;

  private final Pages pages;
  private final Visitors visitors;
  private final ReturnAddress returns;
  private final PasswordRules rules;
  private final RegisterAccount register;
  private final Letters letters;
  private final NetworkBudget existence;
  private final Set<String> asked;
  private final int shortest;

  SignUpPage(
      Settings settings,
      Pages pages,
      Visitors visitors,
      ReturnAddress returns,
      PasswordRules rules,
      RegisterAccount register,
      Letters letters,
      NetworkBudget existence) {
    this.pages = pages;
    this.visitors = visitors;
    this.returns = returns;
    this.rules = rules;
    this.register = register;
    this.letters = letters;
    this.existence = existence;
    this.asked = asked(settings);
    this.shortest = settings.passwords().minLength();
  }

  /** In the order of the page. */
  private static Set<String> asked(Settings settings) {
    var djoser = settings.dialects().djoser();
    Set<String> wanted = new LinkedHashSet<>(settings.pages().signUpFields());
    if (djoser.enabled()) {
      wanted.addAll(djoser.requiredFields());
      if (djoser.login() == LoginField.USERNAME) {
        wanted.add("username");
      }
    }
    return wanted;
  }

  Route route(PageRoutes routes) {
    return routes.open("/signup/", this::open, this::signUp);
  }

  /** Somebody who is signed in already has an account. */
  private Answer open(Visit visit) {
    return visit.caller().isPresent() ? onwards(visit) : form(visit, 200, Problems.none());
  }

  private Answer signUp(Visit visit) {
    Problems problems = problems(visit.words(), visit.form());
    if (problems.any()) {
      return form(visit, 400, problems);
    }
    Optional<Shortage> shortage = existence.spend(visit.request().address());
    return shortage.isPresent() ? pages.often(visit, shortage.get()) : register(visit);
  }

  private Answer register(Visit visit) {
    RegisterAccount.Outcome outcome =
        register.register(
            registration(visit),
            letters.activation(visit.language(), next(visit)),
            letters.confirmation(visit.language()));
    return switch (outcome) {
      case RegisterAccount.Outcome.Registered(Account account, var _) ->
          account.active()
              ? visitors.signIn(visit, account, onwards(visit))
              : VerifyEmailPage.sentTo(visit, visit.form().line("email"), mailbox(visit));
      case RegisterAccount.Outcome.Taken taken -> form(visit, 400, problems(visit.words(), taken));
    };
  }

  private Problems problems(Words words, PageForm form) {
    Problems problems = Problems.none();
    for (String name : List.of("full_name", "first_name", "last_name")) {
      String value = form.line(name);
      int length = value.codePointCount(0, value.length());
      if (asked.contains(name) && length == 0) {
        problems = problems.and(name, words.get("required"));
      } else if (length > NAME_LENGTH) {
        problems = problems.and(name, words.get("name.long"));
      }
    }
    if (asked.contains("username") && !Usernames.valid(form.line("username"))) {
      problems = problems.and("username", words.get("username.invalid"));
    }
    if (!Entries.isEmail(form.line("email"))) {
      problems = problems.and("email", words.get("email.invalid"));
    }
    String password = password(form);
    for (Weakness weakness : rules.check(password, personal(form))) {
      problems = problems.and("password", Entries.weakness(words, weakness));
    }
    return problems;
  }

  private static Problems problems(Words words, RegisterAccount.Outcome.Taken taken) {
    Problems problems =
        taken.profile().isEmpty() ? Problems.none() : Problems.of(words.get("signup.taken"));
    problems = taken.username() ? problems.and("username", words.get("username.taken")) : problems;
    return taken.email() ? problems.and("email", words.get("email.taken")) : problems;
  }

  private static PersonalWords personal(PageForm form) {
    return PersonalWords.of(
        form.line("username"),
        form.line("first_name"),
        form.line("last_name"),
        form.line("email"),
        form.line("full_name"));
  }

  /** As the APIs read it, so that it fits there too. */
  private static String password(PageForm form) {
    return form.get("password").strip();
  }

  private Registration registration(Visit visit) {
    PageForm form = visit.form();
    return new Registration(
        asked.contains("username") ? form.line("username") : Usernames.made(),
        Emails.normalise(form.line("email")),
        null,
        null,
        password(form),
        taken(form, "first_name"),
        taken(form, "last_name"),
        taken(form, "full_name"),
        !letters.provesAddress(),
        visit.language().tag(),
        null,
        Map.of());
  }

  /** What was not asked for is not taken. */
  private String taken(PageForm form, String name) {
    return asked.contains(name) ? form.line(name) : "";
  }

  private Answer form(Visit visit, int status, Problems problems) {
    return pages.show(
        visit,
        status,
        "hosted/signup",
        Map.of(
            "problems", problems,
            "form", visit.form(),
            "asked", asked,
            "shortest", shortest,
            "next", next(visit).orElse("")));
  }

  private Answer mailbox(Visit visit) {
    String query = next(visit).map(address -> "?next=" + Pages.encoded(address)).orElse("");
    return pages.redirect(visit, "/verify-email/" + query);
  }

  private Answer onwards(Visit visit) {
    return next(visit)
        .map(address -> Answer.empty(303).with("Location", address))
        .orElseGet(() -> pages.redirect(visit, "/account/"));
  }

  private Optional<String> next(Visit visit) {
    return returns.checked(visit.given(ReturnAddress.FIELD));
  }
}
