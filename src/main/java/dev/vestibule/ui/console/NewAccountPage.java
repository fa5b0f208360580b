package dev.vestibule.ui.console;

import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.Usernames;
import dev.vestibule.core.administration.AccountOutcome;
import dev.vestibule.core.administration.CreateAccount;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.passwords.PersonalWords;
import dev.vestibule.core.passwords.Weakness;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Language;
import dev.vestibule.ui.pages.Entries;
import dev.vestibule.ui.pages.Letters;
import dev.vestibule.ui.pages.PageForm;
import dev.vestibule.ui.pages.Problems;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /console/accounts/new/}: an account for somebody, or an invitation. */
final class NewAccountPage {
  private static final int FULL_NAME = 255;

  private final ConsoleFrame frame;
  private final CreateAccount create;
  private final PasswordRules rules;
  private final Letters letters;

  NewAccountPage(ConsoleFrame frame, CreateAccount create, PasswordRules rules, Letters letters) {
    this.frame = frame;
    this.create = create;
    this.rules = rules;
    this.letters = letters;
  }

  Answer show(Clerk clerk) {
    return form(clerk, 200, Problems.none());
  }

  private Answer form(Clerk clerk, int status, Problems problems) {
    return frame.show(
        clerk, status, "console/account-new", Map.of("problems", problems, "form", clerk.form()));
  }

  Answer make(Clerk clerk) {
    Problems problems = problems(clerk);
    if (problems.any()) {
      return form(clerk, 400, problems);
    }
    Reasons.note(clerk);
    Language language = language(clerk);
    AccountOutcome outcome =
        create.create(clerk.administrator(), wanted(clerk, language), letters.invitation(language));
    return switch (outcome) {
      case AccountOutcome.Done(var made) ->
          frame.done(clerk, Addresses.account(made.account().uuid()), "account-made");
      case AccountOutcome.Taken taken -> form(clerk, 409, AccountEdit.taken(clerk, taken));
      case AccountOutcome.BeyondRights() -> form(clerk, 403, said(clerk, outcome));
      case AccountOutcome.Gone(),
          AccountOutcome.Removed(),
          AccountOutcome.OtherVersion(),
          AccountOutcome.LastSuperuser(),
          AccountOutcome.CannotBeMailed() ->
          form(clerk, 409, said(clerk, outcome));
      case AccountOutcome.UnknownGroups _ -> form(clerk, 409, said(clerk, outcome));
    };
  }

  private static Problems said(Clerk clerk, AccountOutcome outcome) {
    return Problems.of(Reasons.refused(outcome, clerk.words()));
  }

  private static Language language(Clerk clerk) {
    return Language.ofTag(clerk.form().line("locale")).orElse(clerk.visit().language());
  }

  private static CreateAccount.Wanted wanted(Clerk clerk, Language language) {
    PageForm form = clerk.form();
    String username = form.line("username");
    String password = form.get("password").strip();
    return new CreateAccount.Wanted(
        username.isEmpty() ? Usernames.made() : Usernames.normalise(username),
        Emails.normalise(form.line("email")),
        Optional.empty(),
        password.isEmpty() ? Optional.empty() : Optional.of(password),
        form.line("full_name"),
        "",
        "",
        language.tag(),
        form.get("staff").equals("yes"),
        false,
        password.isEmpty(),
        Set.of(),
        Map.of());
  }

  private Problems problems(Clerk clerk) {
    PageForm form = clerk.form();
    Problems problems = Problems.none();
    if (!Entries.isEmail(form.line("email"))) {
      problems = problems.and("email", clerk.visit().words().get("email.invalid"));
    }
    String username = form.line("username");
    if (!username.isEmpty() && !Usernames.valid(username)) {
      problems = problems.and("username", clerk.words().get("username.rule"));
    }
    String name = form.line("full_name");
    if (name.codePointCount(0, name.length()) > FULL_NAME) {
      problems = problems.and("full_name", clerk.words().get("name.rule"));
    }
    String password = form.get("password").strip();
    if (!password.isEmpty()) {
      var personal = PersonalWords.of(username, null, null, form.line("email"), name);
      for (Weakness weakness : rules.check(password, personal)) {
        problems = problems.and("password", Entries.weakness(clerk.visit().words(), weakness));
      }
    }
    return problems;
  }
}
