package dev.vestibule.core.takeover;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountChange;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.ImportedAccounts;
import dev.vestibule.core.accounts.ImportedAccounts.Marks;
import dev.vestibule.core.accounts.ImportedAccounts.Origin;
import dev.vestibule.core.passwords.foreign.ForeignHash;
import dev.vestibule.core.takeover.Finding.Outcome;
import dev.vestibule.core.takeover.Finding.Remark;
import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.core.tokens.ImportedSessions;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings what changed there since an account was imported. What changed here as well stays as it is
 * here, and is told once: nobody can say which of the two was meant.
 */
final class FollowChanges {
  private static final String BOTH = "changed there, and here since; it stays as it is here";

  private final Accounts accounts;
  private final ImportProfiles profiles;
  private final PlanAccounts plan;
  private final ImportOptions options;
  private final ImportedAccounts origins = new ImportedAccounts();

  FollowChanges(
      Accounts accounts, ImportProfiles profiles, PlanAccounts plan, ImportOptions options) {
    this.accounts = accounts;
    this.profiles = profiles;
    this.plan = plan;
    this.options = options;
  }

  /** Follows one user; empty when nothing changed there. */
  Optional<Finding> follow(Transaction tx, FormerUser user, Origin origin, Instant now) {
    Marks marks = origin.marks();
    boolean changed = !Seen.there(user).equals(marks.there());
    boolean password = !Seen.password(user.password()).equals(marks.passwordThere());
    if (!changed && !password) {
      return Optional.empty();
    }
    Optional<Account> found = accounts.byId(tx.sql(), origin.account());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (marks.there() == null) {
      origins.mark(tx, origin.account(), Seen.of(user, found.get()));
      return Optional.empty();
    }
    return Optional.of(new Followed(tx, user, origin, found.get()).all(changed, password, now));
  }

  /** One account that follows. */
  private final class Followed {
    private final Transaction tx;
    private final FormerUser user;
    private final Origin origin;
    private final Account account;
    private final List<Remark> remarks = new ArrayList<>();

    Followed(Transaction tx, FormerUser user, Origin origin, Account account) {
      this.tx = tx;
      this.user = user;
      this.origin = origin;
      this.account = account;
    }

    Finding all(boolean changed, boolean password, Instant now) {
      AccountChange change = accounts.change(tx, account.id());
      Marks marks = origin.marks();
      boolean moved = false;
      if (changed && !Seen.here(account).equals(marks.here())) {
        remarks.add(new Remark("account", BOTH, ""));
      } else if (changed) {
        fields(change, now);
        profiles.write(tx, account.id(), user, remarks);
        moved = true;
      }
      if (password && !Seen.password(account).equals(marks.passwordHere())) {
        remarks.add(new Remark("password", BOTH, ""));
      } else if (password) {
        change.passwordHash(
            plan.passwords().hash(user, ForeignHash.read(user.password()), remarks));
        ImportedSessions.endOwn(tx, account.id(), now);
        moved = true;
      }
      return done(change, moved, password);
    }

    private Finding done(AccountChange change, boolean moved, boolean password) {
      if (moved) {
        change.store();
      }
      Account present = accounts.byId(tx.sql(), account.id()).orElse(account);
      Marks seen = Seen.of(user, present);
      Marks before = origin.marks();
      // What was changed on both sides stays told apart from what came from there.
      String here = remarks.isEmpty() ? seen.here() : before.here();
      String hash = password && moved ? seen.passwordHere() : before.passwordHere();
      origins.mark(
          tx,
          account.id(),
          new Marks(seen.there(), moved ? seen.here() : here, seen.passwordThere(), hash));
      return new Finding(
          user.id(), present.username(), moved ? Outcome.UPDATED : Outcome.PRESENT, remarks);
    }

    private void fields(AccountChange change, Instant now) {
      username(change);
      email(change, now);
      telephone(change);
      change
          .firstName(PlanAccounts.clean(user.firstName()))
          .lastName(PlanAccounts.clean(user.lastName()))
          .fullName(PlanAccounts.clean(user.fullName()))
          .rights(user.staff(), user.superuser());
      AccountStatus status = user.active() ? AccountStatus.ACTIVE : options.inactive();
      if (user.active() != account.active() && origin.marks().there() != null) {
        change.status(status);
      }
    }

    private void username(AccountChange change) {
      String name = PlanAccounts.username(user);
      if (user.username() == null || name.equals(account.username())) {
        return;
      }
      if (!PlanAccounts.showable(name) || accounts.usernameTaken(tx.sql(), name, account.id())) {
        remarks.add(new Remark("username", "another account has this one; it keeps its own", ""));
      } else {
        change.username(name);
      }
    }

    private void email(AccountChange change, Instant now) {
      String email = user.email().isEmpty() ? null : user.email();
      boolean same = Objects.equals(key(email), key(account.email()));
      if (email != null && !same && !PlanAccounts.address(email)) {
        remarks.add(new Remark("email", "this is no address; the account keeps its own", ""));
      } else if (email != null && !same && accounts.emailTaken(tx.sql(), email, account.id())) {
        remarks.add(new Remark("email", "another account has it; this one keeps its own", ""));
      } else if (!same) {
        change.email(email);
      }
      boolean trusted = options.trustEmails() && user.active();
      if (email != null && (user.proven() || trusted) && remarks.isEmpty()) {
        change.emailVerified(now);
      }
    }

    private static @Nullable String key(@Nullable String email) {
      return email == null ? null : Emails.key(email);
    }

    private void telephone(AccountChange change) {
      String number = plan.telephone(user).map(Telephone::e164).orElse(null);
      if (Objects.equals(number, account.telephone())) {
        return;
      }
      if (number != null && accounts.telephoneTaken(tx.sql(), number, account.id())) {
        remarks.add(new Remark("telephone", "another account has it; this one keeps its own", ""));
      } else {
        change.telephone(number, number == null ? null : user.telephone());
      }
    }
  }
}
