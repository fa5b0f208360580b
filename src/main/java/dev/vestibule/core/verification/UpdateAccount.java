package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountChange;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.media.Avatars;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes an account's own data. A new address makes it pending until that is proven. */
public final class UpdateAccount {
  private final Database database;
  private final Accounts accounts;
  private final Avatars avatars;
  private final Profiles profiles;
  private final OneTimeLinks links;
  private final Outbox outbox;

  public UpdateAccount(
      Database database,
      Accounts accounts,
      Avatars avatars,
      Profiles profiles,
      OneTimeLinks links,
      Outbox outbox) {
    this.database = database;
    this.accounts = accounts;
    this.avatars = avatars;
    this.profiles = profiles;
    this.links = links;
    this.outbox = outbox;
  }

  /** What becomes of the avatar. */
  public sealed interface AvatarEdit {
    record Keep() implements AvatarEdit {}

    record Remove() implements AvatarEdit {}

    record Replace(AvatarImages.Decoded image) implements AvatarEdit {}
  }

  /** What to change; what is empty stays. A profile value of null is removed. */
  public record Edit(
      Optional<String> email,
      Optional<String> firstName,
      Optional<String> lastName,
      Optional<String> fullName,
      AvatarEdit avatar,
      Map<String, @Nullable Object> profile) {}

  /** What came of it. */
  public sealed interface Outcome {
    record Updated(Account account) implements Outcome {}

    record EmailTaken() implements Outcome {}

    /** Somebody else has the values of these profile fields. */
    record ProfileTaken(List<String> fields) implements Outcome {}

    record Gone() implements Outcome {}
  }

  /**
   * Applies the edit.
   *
   * @param proof the mail that proves a new address; without one a new address needs no proof
   */
  public Outcome update(long id, Edit edit, Optional<LinkMail> proof) {
    profiles.prepare(edit.profile().keySet());
    return database.write(tx ->
        accounts
            .byId(tx.sql(), id)
            .map(account -> update(tx, account, edit, proof))
            .orElseGet(Outcome.Gone::new));
  }

  private Outcome update(Transaction tx, Account account, Edit edit, Optional<LinkMail> proof) {
    if (edit.email().isPresent()
        && accounts.emailTaken(tx.sql(), edit.email().get(), account.id())) {
      return new Outcome.EmailTaken();
    }
    List<String> profileTaken = profiles.taken(tx.sql(), edit.profile(), account.id());
    if (!profileTaken.isEmpty()) {
      return new Outcome.ProfileTaken(profileTaken);
    }
    boolean moved =
        edit.email().map(e -> !Emails.normalise(e).equals(account.email())).orElse(false);
    AccountChange change = accounts.change(tx, account.id());
    edit.firstName().ifPresent(change::firstName);
    edit.lastName().ifPresent(change::lastName);
    edit.fullName().ifPresent(change::fullName);
    // A link that opened a deactivated account would undo the deactivation.
    Optional<LinkMail> needed =
        proof.filter(mail -> moved && account.status() != AccountStatus.DEACTIVATED);
    if (moved) {
      edit.email().ifPresent(change::email);
      links.voidAll(tx, account.id());
      needed.ifPresent(mail -> change.status(AccountStatus.PENDING));
    }
    avatar(tx, account, edit.avatar(), change);
    profiles.write(tx, account.id(), edit.profile());
    change.store();
    Account updated = accounts.byId(tx.sql(), account.id()).orElseThrow();
    needed.ifPresent(mail -> mail.send(tx, updated, LinkPurpose.ACTIVATION, links, outbox));
    return new Outcome.Updated(updated);
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
