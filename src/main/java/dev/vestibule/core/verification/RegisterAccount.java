package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.NewAccount;
import dev.vestibule.core.accounts.Registration;
import dev.vestibule.core.accounts.Usernames;
import dev.vestibule.core.codes.VerifyTelephone;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.media.Avatars;
import dev.vestibule.core.notifications.AccountEvents;
import dev.vestibule.core.notifications.Notice;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.core.passwords.PasswordHashes;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.core.verification.DeferredRequest.Kind;
import dev.vestibule.platform.config.AccountSettings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody registers: a new account, and the mail that proves its address.
 *
 * <p>While the existence of accounts is concealed, an address or telephone that belongs to somebody
 * is registered as if it were free: a decoy takes the account's place, and the owner gets a mail.
 * Every account is pending then, since one that signs in at once would tell the two apart.
 */
public final class RegisterAccount {
  private final Database database;
  private final Accounts accounts;
  private final Avatars avatars;
  private final Profiles profiles;
  private final PasswordHashes passwords;
  private final OneTimeLinks links;
  private final Outbox outbox;
  private final AccountEvents events;
  private final AnswerLater later;
  private final VerifyTelephone telephones;
  private final AccountSettings settings;

  public RegisterAccount(
      Database database,
      Accounts accounts,
      Avatars avatars,
      Profiles profiles,
      PasswordHashes passwords,
      OneTimeLinks links,
      Outbox outbox,
      AccountEvents events,
      AnswerLater later,
      VerifyTelephone telephones,
      AccountSettings settings) {
    this.database = database;
    this.accounts = accounts;
    this.avatars = avatars;
    this.profiles = profiles;
    this.passwords = passwords;
    this.links = links;
    this.outbox = outbox;
    this.events = events;
    this.later = later;
    this.telephones = telephones;
    this.settings = settings;
  }

  /** What came of a registration. */
  public sealed interface Outcome {
    /**
     * The account as it is to be shown; nobody is told whether it is one or a decoy.
     *
     * @param code what was sent to its telephone, if it has one
     */
    record Registered(Account account, Optional<VerifyTelephone.Sent> code) implements Outcome {}

    /**
     * Somebody else has these; while their existence is concealed, never address or telephone.
     *
     * @param profile the fields whose values somebody has
     */
    record Taken(boolean username, boolean email, boolean telephone, List<String> profile)
        implements Outcome {
      boolean nothing() {
        return !username && !email && !telephone && profile.isEmpty();
      }
    }
  }

  /** What is registered, ready to be stored. */
  private record Asked(
      NewAccount account,
      Optional<Telephone> telephone,
      AvatarImages.@Nullable Decoded avatar,
      Map<String, @Nullable Object> profile,
      Language language) {}

  /**
   * Registers.
   *
   * @param activation the mail for an account that is not active at once
   * @param welcome a mail for one that is, which the dialect wants sent whatever the settings of
   *     events say
   */
  public Outcome register(
      Registration registration, LinkMail activation, Optional<Notice> welcome) {
    profiles.prepare(registration.profile().keySet());
    String hash = passwords.hash(registration.password());
    boolean conceal = settings.concealExistence();
    boolean active = registration.active() && !conceal;
    Asked asked =
        new Asked(
            account(registration, active, hash),
            Optional.ofNullable(registration.telephone()),
            registration.avatar(),
            registration.profile(),
            activation.language());
    return database.write(tx ->
        conceal ? concealed(tx, asked, activation) : register(tx, asked, activation, welcome));
  }

  private Outcome register(
      Transaction tx, Asked asked, LinkMail activation, Optional<Notice> welcome) {
    NewAccount wanted = asked.account();
    Outcome.Taken taken =
        new Outcome.Taken(
            accounts.usernameTaken(tx.sql(), wanted.username(), null),
            emailTaken(tx, wanted),
            telephoneTaken(tx, wanted),
            profiles.taken(tx.sql(), asked.profile(), null));
    if (!taken.nothing()) {
      return taken;
    }
    Account account = described(tx, accounts.add(tx, wanted), asked);
    if (account.active()) {
      events.welcome(tx, account, welcome);
    } else {
      activation.send(tx, account, LinkPurpose.ACTIVATION, links, outbox);
    }
    Optional<VerifyTelephone.Sent> code =
        asked.telephone().map(t -> telephones.begin(tx, account, t, asked.language(), true));
    return new Outcome.Registered(account, code);
  }

  /** Both ways do the same: two looks, one account, one request; the mail is written later. */
  private Outcome concealed(Transaction tx, Asked asked, LinkMail activation) {
    NewAccount wanted = asked.account();
    Outcome.Taken open =
        new Outcome.Taken(
            accounts.usernameTaken(tx.sql(), wanted.username(), null),
            false,
            false,
            profiles.taken(tx.sql(), asked.profile(), null));
    if (!open.nothing()) {
      return open;
    }
    boolean emailTaken = emailTaken(tx, wanted);
    boolean telephoneTaken = telephoneTaken(tx, wanted);
    Account added =
        emailTaken || telephoneTaken ? accounts.addDecoy(tx, wanted) : accounts.add(tx, wanted);
    Account account = described(tx, added, asked);
    Kind kind =
        emailTaken ? Kind.TAKEN_EMAIL : telephoneTaken ? Kind.TAKEN_TELEPHONE : Kind.REGISTRATION;
    String contact = kind == Kind.TAKEN_TELEPHONE ? wanted.telephone() : wanted.email();
    later.take(tx, DeferredRequest.of(kind, account, contact == null ? "" : contact, activation));
    return new Outcome.Registered(account, asked.telephone().map(telephones::promised));
  }

  /** Stores what does not stand in the account's own row. */
  private Account described(Transaction tx, Account account, Asked asked) {
    profiles.write(tx, account.id(), asked.profile());
    AvatarImages.Decoded image = asked.avatar();
    if (image == null) {
      return account;
    }
    String name = avatars.put(tx, account.id(), image);
    Accounts.bringAvatar(tx, account.id(), name);
    return account.withAvatar(name);
  }

  private boolean emailTaken(Transaction tx, NewAccount asked) {
    String email = asked.email();
    return email != null && accounts.emailTaken(tx.sql(), email, null);
  }

  private boolean telephoneTaken(Transaction tx, NewAccount asked) {
    String telephone = asked.telephone();
    return telephone != null && accounts.telephoneTaken(tx.sql(), telephone, null);
  }

  private static NewAccount account(Registration registration, boolean active, String hash) {
    String email = registration.email();
    return new NewAccount(
        Usernames.normalise(registration.username()),
        email == null ? null : Emails.normalise(email),
        Optional.ofNullable(registration.telephone()).map(Telephone::e164).orElse(null),
        registration.telephoneEntered(),
        registration.fullName(),
        registration.firstName(),
        registration.lastName(),
        active ? AccountStatus.ACTIVE : AccountStatus.PENDING,
        false,
        false,
        hash,
        registration.locale());
  }
}
