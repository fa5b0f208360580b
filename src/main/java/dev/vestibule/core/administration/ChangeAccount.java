package dev.vestibule.core.administration;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountChange;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.Superusers;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.verification.OneTimeLinks;
import dev.vestibule.core.verification.UndoEmailChange;
import dev.vestibule.core.verification.UpdateAccount.NewNumber;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Changes the data of somebody's account. A new address or number is the account's at once and not
 * proven; the links that were mailed to the former address are void, and both addresses are told.
 */
public final class ChangeAccount {
  private final OnBehalf behalf;
  private final Accounts accounts;
  private final Profiles profiles;
  private final OneTimeLinks links;
  private final UndoEmailChange moves;

  public ChangeAccount(
      Database database,
      Accounts accounts,
      ManagedAccounts managed,
      Profiles profiles,
      Groups groups,
      OneTimeLinks links,
      UndoEmailChange moves) {
    this.behalf = new OnBehalf(database, managed, groups);
    this.accounts = accounts;
    this.profiles = profiles;
    this.links = links;
    this.moves = moves;
  }

  /**
   * What to change; what is empty stays. Nothing inside stands for none.
   *
   * @param profile values by field; null removes one
   */
  public record Edit(
      Optional<String> username,
      Optional<Optional<String>> email,
      Optional<Optional<NewNumber>> number,
      Optional<String> fullName,
      Optional<String> firstName,
      Optional<String> lastName,
      Optional<String> locale,
      Optional<Boolean> staff,
      Optional<Boolean> superuser,
      Map<String, @Nullable Object> profile) {
    boolean moves(Account account) {
      return email.isPresent()
          && !email.get().map(Emails::normalise).equals(Optional.ofNullable(account.email()));
    }
  }

  /**
   * Applies the edit.
   *
   * @param expected whether the account is still what the edit was made for
   */
  public AccountOutcome change(
      Administrator by, UUID uuid, Predicate<ManagedAccount> expected, Edit edit) {
    profiles.prepare(edit.profile().keySet());
    return behalf.write(by, uuid, expected, (tx, found) -> change(tx, by, found.account(), edit));
  }

  private AccountOutcome change(Transaction tx, Administrator by, Account account, Edit edit) {
    boolean staff = edit.staff().orElse(account.staff());
    boolean superuser = edit.superuser().orElse(account.superuser());
    if (!by.mayMark(staff != account.staff(), superuser != account.superuser())) {
      return new AccountOutcome.BeyondRights();
    }
    if (account.superuser() && !superuser && Superusers.last(tx, account)) {
      return new AccountOutcome.LastSuperuser();
    }
    AccountOutcome.Taken taken = taken(tx.sql(), account, edit);
    if (!taken.nothing()) {
      return taken;
    }
    store(tx, account, edit, accounts.change(tx, account.id()).rights(staff, superuser));
    if (edit.moves(account)) {
      links.voidAll(tx, account.id());
      Account now = accounts.byId(tx.sql(), account.id()).orElseThrow();
      moves.tell(tx, account, now, by.actor(account));
    }
    return behalf.done(tx, account.uuid());
  }

  private AccountOutcome.Taken taken(DSLContext sql, Account account, Edit edit) {
    long id = account.id();
    return new AccountOutcome.Taken(
        edit.username()
            .filter(name -> !name.equals(account.username()))
            .map(name -> accounts.usernameTaken(sql, name, id))
            .orElse(false),
        edit.email().flatMap(e -> e).map(e -> accounts.emailTaken(sql, e, id)).orElse(false),
        edit.number()
            .flatMap(number -> number)
            .map(number -> accounts.telephoneTaken(sql, number.telephone().e164(), id))
            .orElse(false),
        profiles.taken(sql, edit.profile(), id));
  }

  private void store(Transaction tx, Account account, Edit edit, AccountChange change) {
    edit.username().ifPresent(change::username);
    if (edit.moves(account)) {
      edit.email().ifPresent(email -> change.email(email.orElse(null)));
    }
    edit.number()
        .ifPresent(number ->
            number.ifPresentOrElse(n -> n.write(account, change), () -> change.telephone(null)));
    edit.fullName().ifPresent(change::fullName);
    edit.firstName().ifPresent(change::firstName);
    edit.lastName().ifPresent(change::lastName);
    edit.locale().ifPresent(change::locale);
    profiles.write(tx, account.id(), edit.profile());
    boolean _ = change.profile(edit.profile().keySet()).store();
  }
}
