package dev.vestibule.core.administration;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.NewAccount;
import dev.vestibule.core.accounts.Usernames;
import dev.vestibule.core.passwords.PasswordHashes;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.verification.Invite;
import dev.vestibule.core.verification.LinkMail;
import dev.vestibule.core.verification.UpdateAccount.NewNumber;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes an account for somebody. Either it is active at once, by the administrator's word, or
 * somebody is invited: a mail with a link, by which they prove the address and choose a password.
 */
public final class CreateAccount {
  private final Database database;
  private final Accounts accounts;
  private final ManagedAccounts managed;
  private final Profiles profiles;
  private final PasswordHashes passwords;
  private final Groups groups;
  private final Invite invite;

  public CreateAccount(
      Database database,
      Accounts accounts,
      ManagedAccounts managed,
      Profiles profiles,
      PasswordHashes passwords,
      Groups groups,
      Invite invite) {
    this.database = database;
    this.accounts = accounts;
    this.managed = managed;
    this.profiles = profiles;
    this.passwords = passwords;
    this.groups = groups;
    this.invite = invite;
  }

  /**
   * An account to be; its shape and password were checked.
   *
   * @param password none for an account that no password opens yet
   * @param invited whether to mail an invitation instead of opening the account at once
   */
  public record Wanted(
      String username,
      String email,
      Optional<NewNumber> number,
      Optional<String> password,
      String fullName,
      String firstName,
      String lastName,
      String locale,
      boolean staff,
      boolean superuser,
      boolean invited,
      Set<UUID> groups,
      Map<String, @Nullable Object> profile) {
    @Override
    public String toString() {
      return "account wanted for " + username;
    }
  }

  /**
   * Makes the account.
   *
   * @param invitation the mail for somebody who is invited
   */
  public AccountOutcome create(Administrator by, Wanted wanted, LinkMail invitation) {
    if (!by.mayMark(wanted.staff(), wanted.superuser())) {
      return new AccountOutcome.BeyondRights();
    }
    profiles.prepare(wanted.profile().keySet());
    String hash = wanted.password().map(passwords::hash).orElse(null);
    return database.write(tx -> create(tx, by, wanted, hash, invitation));
  }

  private AccountOutcome create(
      Transaction tx, Administrator by, Wanted wanted, @Nullable String hash, LinkMail invitation) {
    List<UUID> unknown =
        wanted.groups().stream().filter(id -> groups.byId(tx.sql(), id).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      return new AccountOutcome.UnknownGroups(unknown);
    }
    List<Group> into =
        wanted.groups().stream().map(id -> groups.byId(tx.sql(), id).orElseThrow()).toList();
    if (!into.stream().allMatch(group -> by.mayGive(group.permissions()))) {
      return new AccountOutcome.BeyondRights();
    }
    AccountOutcome.Taken taken = taken(tx.sql(), wanted);
    return taken.nothing() ? add(tx, wanted, hash, into, invitation) : taken;
  }

  private AccountOutcome.Taken taken(DSLContext sql, Wanted wanted) {
    return new AccountOutcome.Taken(
        accounts.usernameTaken(sql, wanted.username(), null),
        accounts.emailTaken(sql, wanted.email(), null),
        wanted
            .number()
            .map(number -> accounts.telephoneTaken(sql, number.telephone().e164(), null))
            .orElse(false),
        profiles.taken(sql, wanted.profile(), null));
  }

  private AccountOutcome add(
      Transaction tx, Wanted wanted, @Nullable String hash, List<Group> into, LinkMail invitation) {
    Account account = accounts.add(tx, row(wanted, hash));
    profiles.write(tx, account.id(), wanted.profile());
    into.forEach(group -> groups.addMember(tx, group.id(), account.id()));
    if (wanted.invited()) {
      invite.send(tx, account, invitation);
    }
    return new AccountOutcome.Done(managed.byUuid(tx.sql(), account.uuid()).orElseThrow());
  }

  private static NewAccount row(Wanted wanted, @Nullable String hash) {
    return new NewAccount(
        Usernames.normalise(wanted.username()),
        Emails.normalise(wanted.email()),
        wanted.number().map(number -> number.telephone().e164()).orElse(null),
        wanted.number().map(NewNumber::entered).orElse(null),
        wanted.fullName(),
        wanted.firstName(),
        wanted.lastName(),
        wanted.invited() ? AccountStatus.PENDING : AccountStatus.ACTIVE,
        wanted.staff(),
        wanted.superuser(),
        hash,
        wanted.locale());
  }
}
