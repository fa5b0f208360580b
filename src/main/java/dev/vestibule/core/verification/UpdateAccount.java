package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountChange;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.Superusers;
import dev.vestibule.core.codes.VerifyTelephone;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.media.Avatars;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.platform.config.AccountSettings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Changes an account's own data. A new address makes it pending until that is proven; while the
 * existence of accounts is concealed, its owner keeps the present address until then. A telephone
 * that its owner may change is to take the same way: nothing is stored before its code came back.
 */
public final class UpdateAccount {
  private final Database database;
  private final Accounts accounts;
  private final Avatars avatars;
  private final Profiles profiles;
  private final OneTimeLinks links;
  private final Outbox outbox;
  private final UndoEmailChange moves;
  private final AnswerLater later;
  private final VerifyTelephone telephones;
  private final AccountSettings settings;

  public UpdateAccount(
      Database database,
      Accounts accounts,
      Avatars avatars,
      Profiles profiles,
      OneTimeLinks links,
      Outbox outbox,
      UndoEmailChange moves,
      AnswerLater later,
      VerifyTelephone telephones,
      AccountSettings settings) {
    this.database = database;
    this.accounts = accounts;
    this.avatars = avatars;
    this.profiles = profiles;
    this.links = links;
    this.outbox = outbox;
    this.moves = moves;
    this.later = later;
    this.telephones = telephones;
    this.settings = settings;
  }

  /** What becomes of the avatar. */
  public sealed interface AvatarEdit {
    record Keep() implements AvatarEdit {}

    record Remove() implements AvatarEdit {}

    record Replace(AvatarImages.Decoded image) implements AvatarEdit {}
  }

  /**
   * A telephone number.
   *
   * @param entered as its owner wrote it
   */
  public record NewNumber(Telephone telephone, String entered) {
    /** Another spelling of the number that is proven leaves it proven. */
    public void write(Account account, AccountChange change) {
      if (telephone.e164().equals(account.telephone())) {
        change.telephoneEntered(entered);
      } else {
        change.telephone(telephone.e164(), entered);
      }
    }
  }

  /** What to change; what is empty stays. A profile value of null is removed. */
  public record Edit(
      Optional<String> email,
      Optional<String> firstName,
      Optional<String> lastName,
      Optional<String> fullName,
      AvatarEdit avatar,
      Optional<NewNumber> number,
      Map<String, @Nullable Object> profile,
      Optional<String> locale) {
    /** An edit that leaves the language as it is. */
    public Edit(
        Optional<String> email,
        Optional<String> firstName,
        Optional<String> lastName,
        Optional<String> fullName,
        AvatarEdit avatar,
        Optional<NewNumber> number,
        Map<String, @Nullable Object> profile) {
      this(email, firstName, lastName, fullName, avatar, number, profile, Optional.empty());
    }
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Updated(Account account) implements Outcome {}

    /** Somebody else has the address; told to staff alone while that is concealed. */
    record EmailTaken() implements Outcome {}

    /** Somebody else has the number; told to staff alone while that is concealed. */
    record TelephoneTaken() implements Outcome {}

    /** Somebody else has the values of these profile fields. */
    record ProfileTaken(List<String> fields) implements Outcome {}

    record Gone() implements Outcome {}
  }

  /**
   * Applies the edit.
   *
   * @param caller who asks: the owner, or staff, who may know all addresses
   */
  public Outcome update(Account caller, long id, Edit edit, EmailProof proof) {
    profiles.prepare(edit.profile().keySet());
    return database.write(tx ->
        accounts
            .byId(tx.sql(), id)
            .map(account -> checked(tx, account, edit, proof, caller))
            .orElseGet(Outcome.Gone::new));
  }

  /**
   * Mails a link that makes an address its owner's proven one; until it is followed the account
   * keeps the present address, and a mistyped one locks nobody out. The present address may be
   * given too, to be proven.
   */
  public Outcome proposeEmail(Account account, String email, LinkMail mail) {
    return database.write(tx -> {
      boolean tells = !settings.concealExistence();
      if (tells && accounts.emailTaken(tx.sql(), email, account.id())) {
        return new Outcome.EmailTaken();
      }
      String address = Emails.normalise(email);
      later.take(tx, DeferredRequest.of(DeferredRequest.Kind.EMAIL_CHANGE, account, address, mail));
      return new Outcome.Updated(account);
    });
  }

  /** The same while the account's version is one of these; empty when somebody was quicker. */
  public Optional<Outcome> updateIf(
      IntPredicate version, Account caller, long id, Edit edit, EmailProof proof) {
    profiles.prepare(edit.profile().keySet());
    return database.write(tx ->
        accounts
            .byId(tx.sql(), id)
            .filter(account -> version.test(account.version()))
            .map(account -> checked(tx, account, edit, proof, caller)));
  }

  /** Sets profile values by an operator's hand. */
  public Outcome setProfile(long id, Map<String, @Nullable Object> profile) {
    profiles.prepare(profile.keySet());
    return database.write(tx -> {
      Optional<Account> account = accounts.byId(tx.sql(), id);
      List<String> taken = profiles.taken(tx.sql(), profile, id);
      if (account.isEmpty() || !taken.isEmpty()) {
        return account.isEmpty() ? new Outcome.Gone() : new Outcome.ProfileTaken(taken);
      }
      profiles.write(tx, id, profile);
      accounts.change(tx, id).profile(profile.keySet()).store();
      return new Outcome.Updated(account.get());
    });
  }

  Outcome checked(Transaction tx, Account account, Edit edit, EmailProof proof, Account caller) {
    List<String> taken = profiles.taken(tx.sql(), edit.profile(), account.id());
    if (!taken.isEmpty()) {
      return new Outcome.ProfileTaken(taken);
    }
    Actor by = caller.id() == account.id() ? Actor.OWNER : Actor.STAFF;
    return settings.concealExistence() && by == Actor.OWNER
        ? concealed(tx, account, edit, proof)
        : update(tx, account, edit, proof, by);
  }

  /**
   * The same work whether address and number are free or not; the answer shows the present ones.
   */
  private Outcome concealed(Transaction tx, Account account, Edit edit, EmailProof proof) {
    if (moves(account, edit)) {
      String email = Emails.normalise(edit.email().orElseThrow());
      later.take(
          tx, DeferredRequest.of(DeferredRequest.Kind.EMAIL_CHANGE, account, email, proof.mail()));
    }
    AccountChange change = change(tx, account, edit);
    if (renumbers(account, edit)) {
      String number = number(edit);
      change.wantedTelephone(number);
      later.take(
          tx,
          DeferredRequest.of(DeferredRequest.Kind.TELEPHONE_CHANGE, account, number, proof.mail()));
    }
    return new Outcome.Updated(store(tx, account, edit, change));
  }

  private Outcome update(Transaction tx, Account account, Edit edit, EmailProof proof, Actor by) {
    if (edit.email().isPresent()
        && accounts.emailTaken(tx.sql(), edit.email().get(), account.id())) {
      return new Outcome.EmailTaken();
    }
    boolean renumbered = renumbers(account, edit);
    if (renumbered && accounts.telephoneTaken(tx.sql(), number(edit), account.id())) {
      return new Outcome.TelephoneTaken();
    }
    AccountChange change = change(tx, account, edit);
    boolean moved = moves(account, edit);
    // A link that opened a deactivated account would undo the deactivation.
    // Nor may a slip of the pen shut out the last one who may do everything.
    boolean prove =
        moved
            && proof.required()
            && account.status() != AccountStatus.DEACTIVATED
            && !Superusers.last(tx, account);
    if (moved) {
      edit.email().ifPresent(change::email);
      links.voidAll(tx, account.id());
    }
    if (prove) {
      change.status(AccountStatus.PENDING);
    }
    edit.number().ifPresent(number -> number.write(account, change));
    Account updated = store(tx, account, edit, change);
    if (moved) {
      moves.tell(tx, account, updated, by);
    }
    if (prove) {
      proof.mail().send(tx, updated, LinkPurpose.ACTIVATION, links, outbox);
    }
    if (renumbered) {
      Telephone telephone = edit.number().orElseThrow().telephone();
      telephones.begin(tx, updated, telephone, proof.mail().language(), false);
    }
    return new Outcome.Updated(updated);
  }

  private static String number(Edit edit) {
    return edit.number().orElseThrow().telephone().e164();
  }

  private static boolean renumbers(Account account, Edit edit) {
    return edit.number()
        .map(number -> !Objects.equals(number.telephone().e164(), account.telephone()))
        .orElse(false);
  }

  private static boolean moves(Account account, Edit edit) {
    return edit.email().map(e -> !Emails.normalise(e).equals(account.email())).orElse(false);
  }

  private AccountChange change(Transaction tx, Account account, Edit edit) {
    AccountChange change = accounts.change(tx, account.id());
    edit.firstName().ifPresent(change::firstName);
    edit.lastName().ifPresent(change::lastName);
    edit.fullName().ifPresent(change::fullName);
    edit.locale().ifPresent(change::locale);
    return change;
  }

  private Account store(Transaction tx, Account account, Edit edit, AccountChange change) {
    avatar(tx, account, edit.avatar(), change);
    profiles.write(tx, account.id(), edit.profile());
    change.profile(edit.profile().keySet()).store();
    return accounts.byId(tx.sql(), account.id()).orElseThrow();
  }

  private void avatar(Transaction tx, Account account, AvatarEdit edit, AccountChange change) {
    switch (edit) {
      case AvatarEdit.Keep() -> {}
      case AvatarEdit.Remove() -> {
        avatars.remove(tx, account.id());
        change.avatar(null);
      }
      case AvatarEdit.Replace(AvatarImages.Decoded image) ->
          change.avatar(avatars.put(tx, account.id(), image));
    }
  }
}
