package dev.vestibule.core.takeover;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.TakenNames;
import dev.vestibule.core.accounts.Usernames;
import dev.vestibule.core.passwords.foreign.ForeignHash;
import dev.vestibule.core.passwords.foreign.ForeignHash.Reading;
import dev.vestibule.core.takeover.Finding.Remark;
import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.core.telephones.Telephones;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes accounts of users, by our rules: what collides is told, and nothing is merged. */
final class PlanAccounts {
  private static final int LONGEST_NAME = 150;
  private static final int LONGEST_EMAIL = 254;

  private final ImportOptions options;
  private final Telephones telephones;
  private final PlanPassword passwords;
  private final Instant now;

  PlanAccounts(ImportOptions options, Telephones telephones, NobodysPassword nobodys, Instant now) {
    this.options = options;
    this.telephones = telephones;
    this.passwords = new PlanPassword(nobodys);
    this.now = now;
  }

  /**
   * An account to be.
   *
   * @param account null when the user is skipped, or without a remark when it is here already; its
   *     number is 0 where a new one is given
   * @param unusable what stood there in place of a hash that can be used here
   */
  record Planned(
      FormerUser user, @Nullable Account account, @Nullable String unusable, List<Remark> remarks) {
    Finding finding() {
      Account made = account;
      if (made == null) {
        return new Finding(
            user.id(),
            Objects.requireNonNullElse(user.username(), user.email()),
            remarks.isEmpty() ? Finding.Outcome.PRESENT : Finding.Outcome.SKIPPED,
            remarks);
      }
      Finding.Outcome outcome =
          remarks.isEmpty() ? Finding.Outcome.IMPORTED : Finding.Outcome.CHANGED;
      return new Finding(user.id(), made.username(), outcome, remarks);
    }
  }

  PlanPassword passwords() {
    return passwords;
  }

  /** What has to be looked up before these users can be planned. */
  TakenNames asked(List<FormerUser> users) {
    Set<String> usernames = new HashSet<>();
    Set<String> emails = new HashSet<>();
    Set<String> numbers = new HashSet<>();
    Set<Long> ids = new HashSet<>();
    Set<UUID> uuids = new HashSet<>();
    for (FormerUser user : users) {
      usernames.add(username(user));
      emails.add(Emails.key(user.email()));
      telephone(user).ifPresent(number -> numbers.add(number.e164()));
      user.number().ifPresent(ids::add);
      uuids.add(user.uuid());
    }
    return new TakenNames(usernames, emails, numbers, ids, uuids);
  }

  /**
   * Plans one user.
   *
   * @param seen the names that are taken; those of this user are from now on
   * @param secondFactor whether it has one
   */
  Planned plan(FormerUser user, SeenNames seen, boolean secondFactor) {
    List<Remark> remarks = new ArrayList<>();
    String username = username(user);
    Optional<Remark> obstacle = obstacle(user, username, seen, secondFactor);
    if (obstacle.isPresent()) {
      return new Planned(user, null, null, List.of(obstacle.get()));
    }
    seen.take("username", username);
    seen.take("uuid", user.uuid().toString());
    user.number().ifPresent(id -> seen.take("id", id.toString()));
    if (!Usernames.valid(username)) {
      remarks.add(new Remark("username", "new accounts could not have this one", ""));
    }
    String email = email(user, seen, remarks);
    Telephone telephone = telephone(user, seen, remarks);
    Reading password = ForeignHash.read(user.password());
    String hash = passwords.hash(user, password, remarks);
    AccountStatus status = status(user, secondFactor, remarks);
    Account account = account(user, username, email, telephone, status, hash);
    boolean used = password instanceof Reading.Known;
    return new Planned(user, account, used ? null : user.password(), remarks);
  }

  private Account account(
      FormerUser user,
      String username,
      @Nullable String email,
      @Nullable Telephone telephone,
      AccountStatus status,
      @Nullable String hash) {
    boolean proven = options.trustEmails() && email != null && status == AccountStatus.ACTIVE;
    return new Account(
        user.number().orElse(0L),
        user.uuid(),
        username,
        email,
        telephone == null ? null : telephone.e164(),
        telephone == null ? null : user.telephone(),
        clean(user.fullName()),
        clean(user.firstName()),
        clean(user.lastName()),
        status,
        proven || (email != null && user.proven()) ? now : null,
        null,
        user.staff(),
        user.superuser(),
        hash,
        locale(user),
        null,
        Objects.requireNonNullElse(user.joined(), now),
        user.lastLogin(),
        null,
        1);
  }

  private String locale(FormerUser user) {
    if (user.locale().startsWith("fr")) {
      return "fr";
    }
    return user.locale().startsWith("en") ? "en" : options.locale();
  }

  private Optional<Remark> obstacle(
      FormerUser user, String username, SeenNames seen, boolean secondFactor) {
    if (secondFactor && options.secondFactor() == SecondFactor.SKIP) {
      return remark("second_factor", "it has a second factor, and such accounts are skipped", "");
    }
    if (!showable(username)) {
      return remark(
          "username", "too long, or with characters that cannot be shown", rename(user, "another"));
    }
    if (seen.has("username", username)) {
      return remark(
          "username", "another account has this one", rename(user, username + "-" + user.id()));
    }
    if (user.number().isPresent() && seen.has("id", user.number().get().toString())) {
      return remark(
          "id", "an account here has this number", "import into a database without accounts");
    }
    if (seen.has("uuid", user.uuid().toString())) {
      return remark("id", "an account here has this UUID", "");
    }
    return user.key() instanceof Number && user.number().isEmpty()
        ? remark("id", "numbers begin at 1", "")
        : Optional.empty();
  }

  private static Optional<Remark> remark(String member, String why, String proposal) {
    return Optional.of(new Remark(member, why, proposal));
  }

  private static String rename(FormerUser user, String name) {
    return "usernames: {\"" + user.id() + "\": \"" + name + "\"} in the mapping";
  }

  /** A user without a username is called by the address, or by a name that tells nothing. */
  static String username(FormerUser user) {
    String given = user.username();
    if (given != null && !given.isBlank()) {
      return Usernames.normalise(given);
    }
    return Usernames.valid(user.email())
        ? Usernames.normalise(user.email())
        : "user-" + user.uuid().toString().substring(24);
  }

  static boolean address(String email) {
    int at = email.lastIndexOf('@');
    return at >= 1
        && at < email.length() - 1
        && email.length() <= LONGEST_EMAIL
        && !unprintable(email)
        && !email.contains(" ");
  }

  static boolean showable(String username) {
    return username.codePointCount(0, username.length()) <= LONGEST_NAME && !unprintable(username);
  }

  private static @Nullable String email(FormerUser user, SeenNames seen, List<Remark> remarks) {
    String email = user.email();
    if (email.isEmpty()) {
      return null;
    }
    if (!address(email)) {
      remarks.add(new Remark("email", "this is no address; imported without it", ""));
      return null;
    }
    if (seen.take("email", Emails.key(email))) {
      remarks.add(
          new Remark(
              "email",
              email + " belongs to another account, without regard to case; imported without it",
              "emails: {\"" + user.id() + "\": \"another address\"} in the mapping"));
      return null;
    }
    return Emails.normalise(email);
  }

  Optional<Telephone> telephone(FormerUser user) {
    return user.telephone().isBlank() ? Optional.empty() : telephones.parse(user.telephone());
  }

  private @Nullable Telephone telephone(FormerUser user, SeenNames seen, List<Remark> remarks) {
    if (user.telephone().isBlank()) {
      return null;
    }
    Optional<Telephone> number = telephone(user);
    if (number.isEmpty()) {
      remarks.add(
          new Remark(
              "telephone",
              "nobody can be called by it; imported without it",
              "set telephones.default-region if numbers are written without a country"));
      return null;
    }
    if (seen.take("telephone", number.get().e164())) {
      remarks.add(new Remark("telephone", "another account has it; imported without it", ""));
      return null;
    }
    return number.get();
  }

  private AccountStatus status(FormerUser user, boolean secondFactor, List<Remark> remarks) {
    if (!user.active()) {
      return options.inactive();
    }
    if (!secondFactor) {
      return AccountStatus.ACTIVE;
    }
    boolean shut = options.secondFactor() == SecondFactor.DEACTIVATE;
    remarks.add(
        shut
            ? new Remark("second_factor", "it has one; the account is shut", "users activate")
            : new Remark("second_factor", "it has one; the password alone opens the account", ""));
    return shut ? AccountStatus.DEACTIVATED : AccountStatus.ACTIVE;
  }

  static boolean unprintable(String text) {
    return text.codePoints().anyMatch(Character::isISOControl);
  }

  static String clean(String name) {
    return name.codePoints()
        .filter(point -> !Character.isISOControl(point))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
