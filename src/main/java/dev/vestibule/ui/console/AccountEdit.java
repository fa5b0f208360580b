package dev.vestibule.ui.console;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.Usernames;
import dev.vestibule.core.administration.AccountOutcome;
import dev.vestibule.core.administration.ChangeAccount;
import dev.vestibule.core.administration.ManagedAccount;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.verification.UpdateAccount.NewNumber;
import dev.vestibule.platform.config.FieldType;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.ui.account.ProfileForm;
import dev.vestibule.ui.account.ProfileItem;
import dev.vestibule.ui.pages.Entries;
import dev.vestibule.ui.pages.PageForm;
import dev.vestibule.ui.pages.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes the data of an account, as far as the form that was sent has them. */
final class AccountEdit {
  private static final int FULL_NAME = 255;
  private static final Set<String> LANGUAGES = Set.of("en", "fr");

  private final ConsoleFrame frame;
  private final AccountPage page;
  private final ChangeAccount change;
  private final ProfileSchema schema;
  private final Telephones telephones;
  private final AvatarImages images;

  AccountEdit(
      ConsoleFrame frame,
      AccountPage page,
      ChangeAccount change,
      ProfileSchema schema,
      Telephones telephones,
      AvatarImages images) {
    this.frame = frame;
    this.page = page;
    this.change = change;
    this.schema = schema;
    this.telephones = telephones;
    this.images = images;
  }

  Answer save(Clerk clerk) {
    return Addresses.id(clerk, "id")
        .flatMap(page::find)
        .map(found -> save(clerk, found))
        .orElseGet(() -> frame.missing(clerk));
  }

  private Answer save(Clerk clerk, ManagedAccount found) {
    Reasons.note(clerk);
    PageForm form = clerk.form();
    ProfileForm fields = new ProfileForm(form, clerk.visit().words(), images);
    Optional<String> first = fields.name("first_name", sent(form, "first_name"));
    Optional<String> last = fields.name("last_name", sent(form, "last_name"));
    Map<String, @Nullable Object> profile =
        fields.values(writable(form, clerk.administrator().viewer(found.account())));
    Problems problems = problems(clerk, fields.problems());
    if (problems.any()) {
      return page.show(clerk, 400, found, problems, form.fields());
    }
    ChangeAccount.Edit edit =
        new ChangeAccount.Edit(
            line(form, "username").map(Usernames::normalise),
            email(form),
            number(form),
            line(form, "full_name"),
            first,
            last,
            line(form, "locale").filter(LANGUAGES::contains),
            flag(form, "staff"),
            flag(form, "superuser"),
            profile);
    String version = form.get("version");
    return answer(
        clerk,
        found,
        change.change(
            clerk.administrator(),
            found.account().uuid(),
            now -> version.equals(Integer.toString(now.account().version())),
            edit));
  }

  private static boolean sent(PageForm form, String name) {
    return form.fields().containsKey(name);
  }

  private static Optional<String> line(PageForm form, String name) {
    return sent(form, name) ? Optional.of(form.line(name)) : Optional.empty();
  }

  /** A box that is empty is not sent, so a field beside it says that the form had it. */
  private static Optional<Boolean> flag(PageForm form, String name) {
    return sent(form, "has_" + name) ? Optional.of(form.get(name).equals("yes")) : Optional.empty();
  }

  private List<ProfileField> writable(PageForm form, Viewer viewer) {
    return schema.fields().stream()
        .filter(field -> field.type() != FieldType.IMAGE && field.writableBy(viewer))
        .filter(field -> sent(form, ProfileItem.PREFIX + field.name()))
        .toList();
  }

  /** Nothing inside takes the address away. */
  private static Optional<Optional<String>> email(PageForm form) {
    if (!sent(form, "email")) {
      return Optional.empty();
    }
    String text = form.line("email");
    return Optional.of(text.isEmpty() ? Optional.empty() : Optional.of(Emails.normalise(text)));
  }

  private Optional<Optional<NewNumber>> number(PageForm form) {
    if (!sent(form, "telephone")) {
      return Optional.empty();
    }
    String entered = form.line("telephone");
    return Optional.of(telephones.parse(entered).map(number -> new NewNumber(number, entered)));
  }

  private Problems problems(Clerk clerk, Problems found) {
    PageForm form = clerk.form();
    ConsoleWords words = clerk.words();
    Problems problems = found;
    if (line(form, "username").filter(name -> !Usernames.valid(name)).isPresent()) {
      problems = problems.and("username", words.get("username.rule"));
    }
    if (line(form, "email").filter(e -> !e.isEmpty() && !Entries.isEmail(e)).isPresent()) {
      problems = problems.and("email", clerk.visit().words().get("email.invalid"));
    }
    if (line(form, "telephone")
        .filter(number -> !number.isEmpty() && telephones.parse(number).isEmpty())
        .isPresent()) {
      problems = problems.and("telephone", clerk.visit().words().get("telephone.invalid"));
    }
    boolean tooLong =
        line(form, "full_name")
            .filter(n -> n.codePointCount(0, n.length()) > FULL_NAME)
            .isPresent();
    return tooLong ? problems.and("full_name", words.get("name.rule")) : problems;
  }

  private Answer answer(Clerk clerk, ManagedAccount found, AccountOutcome outcome) {
    Account account = found.account();
    return switch (outcome) {
      case AccountOutcome.Done _ -> frame.done(clerk, Addresses.account(account.uuid()), "saved");
      case AccountOutcome.Taken taken ->
          page.show(clerk, 409, found, taken(clerk, taken), clerk.form().fields());
      case AccountOutcome.Gone(), AccountOutcome.Removed() -> frame.missing(clerk);
      case AccountOutcome.BeyondRights() -> refused(clerk, 403, found, outcome);
      case AccountOutcome.OtherVersion(),
          AccountOutcome.LastSuperuser(),
          AccountOutcome.CannotBeMailed() ->
          refused(clerk, 409, found, outcome);
      case AccountOutcome.UnknownGroups _ -> refused(clerk, 409, found, outcome);
    };
  }

  private Answer refused(Clerk clerk, int status, ManagedAccount found, AccountOutcome outcome) {
    Problems problems = Problems.of(Reasons.refused(outcome, clerk.words()));
    return page.show(clerk, status, found, problems, clerk.form().fields());
  }

  static Problems taken(Clerk clerk, AccountOutcome.Taken taken) {
    String text = clerk.words().get("refused.taken");
    Problems problems = Problems.none();
    problems = taken.username() ? problems.and("username", text) : problems;
    problems = taken.email() ? problems.and("email", text) : problems;
    problems = taken.telephone() ? problems.and("telephone", text) : problems;
    for (String field : taken.profile()) {
      problems = problems.and(ProfileItem.PREFIX + field, text);
    }
    return problems;
  }
}
