package dev.vestibule.core.codes;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountChange;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.codes.OneTimeCodes.Subject;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves that a number is its account's, by a code sent there. Whoever asks is never told why
 * nothing was sent, nor why a code was refused.
 */
public final class VerifyTelephone {
  private static final Logger LOG = LoggerFactory.getLogger(VerifyTelephone.class);

  /** Stands in where there is no number. */
  private static final String NOBODYS = "";

  private final Database database;
  private final Accounts accounts;
  private final Telephones telephones;
  private final OneTimeCodes codes;
  private final CodeLimits limits;
  private final CodeMessages messages;
  private final CodeFigures figures;
  private final Outbox outbox;
  private final Duration lifetime;
  private final boolean byMail;
  private final InstantSource clock;

  public VerifyTelephone(
      Database database,
      Accounts accounts,
      Telephones telephones,
      OneTimeCodes codes,
      Breaker breaker,
      CodeFigures figures,
      Outbox outbox,
      Settings settings,
      InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.telephones = telephones;
    this.codes = codes;
    this.limits = new CodeLimits(settings.codes(), settings.sms(), codes, breaker, clock);
    this.messages = new CodeMessages(settings.site().name(), settings.codes().lifetime(), outbox);
    this.figures = figures;
    this.outbox = outbox;
    this.lifetime = settings.codes().lifetime();
    this.byMail = settings.codes().byMail();
    this.clock = clock;
  }

  /**
   * A code was made, and sent unless something held it back; nobody outside may see which.
   *
   * @param codeId names the code; no secret
   * @param sentTo the number, masked
   * @param code what was sent, for answers in development alone; empty when an earlier code that
   *     still works was kept
   * @param held why nothing was sent
   */
  public record Sent(
      String codeId, Instant expires, String sentTo, Optional<String> code, Optional<Held> held) {
    /** Without the code. */
    @Override
    public String toString() {
      return "code " + codeId + " for " + sentTo + " until " + expires;
    }
  }

  /** What came of a code that somebody entered. */
  public sealed interface Outcome {
    /** The number is the account's. */
    record Verified(Instant at) implements Outcome {}

    /** Wrong, expired, used, out of tries, of another number, or there is no such account. */
    record Refused() implements Outcome {}
  }

  /**
   * Makes a code for the account's number and sends it, as part of the transaction that sets the
   * number.
   *
   * @param alsoByMail whether it goes to the account's address too, where codes.by-mail allows it
   */
  public Sent begin(
      Transaction tx, Account account, Telephone telephone, Language language, boolean alsoByMail) {
    Subject subject = new Subject(account.id(), CodePurpose.TELEPHONE, telephone);
    boolean mails = alsoByMail && byMail && account.email() != null;
    Optional<Held> held = held(tx, subject, mails);
    held.ifPresent(reason -> countHeld(tx, subject, reason));
    if (held.isPresent()) {
      // An earlier code that did go out must not die for one that does not.
      Optional<OneTimeCodes.Alive> alive = codes.alive(tx.sql(), subject);
      if (alive.isPresent()) {
        return new Sent(
            alive.get().id(), alive.get().expires(), telephone.masked(), Optional.empty(), held);
      }
    }
    OneTimeCodes.Made made = codes.make(tx, subject, held.isEmpty());
    if (held.isEmpty()) {
      send(tx, account, telephone, language, mails, made);
    }
    return new Sent(made.id(), made.expires(), telephone.masked(), Optional.of(made.code()), held);
  }

  /**
   * What {@link #begin} would answer about a code that is made later, when nobody looks: it tells
   * nothing but what the asker knows.
   */
  public Sent promised(Telephone telephone) {
    Instant expires = clock.instant().plus(lifetime);
    return new Sent("", expires, telephone.masked(), Optional.empty(), Optional.empty());
  }

  private Optional<Held> held(Transaction tx, Subject subject, boolean mails) {
    if (!outbox.sendsTexts() && !mails) {
      return Optional.of(Held.NO_TRANSPORT);
    }
    Optional<Held> held = limits.ofNumber(tx, subject);
    return held.isPresent() || !outbox.sendsTexts()
        ? held
        : limits.ofCountry(tx, subject.country());
  }

  private void send(
      Transaction tx,
      Account account,
      Telephone telephone,
      Language language,
      boolean mails,
      OneTimeCodes.Made made) {
    if (outbox.sendsTexts()) {
      messages.text(tx, account, telephone, language, made);
    }
    if (mails) {
      messages.mail(tx, account, language, made);
    }
    tx.afterCommit(figures::countSent);
  }

  private void countHeld(Transaction tx, Subject subject, Held reason) {
    tx.afterCommit(() -> {
      figures.countHeld(reason);
      LOG.debug("no code for account {}: {}", subject.account(), reason.word());
    });
  }

  /**
   * How long an account waits until it may ask for another code; empty when it need not. It tells
   * whether a message went out, so it is not for whoever must not know who has a number.
   */
  public Optional<Duration> pause(DSLContext sql, long account) {
    return limits.pause(sql, account);
  }

  /** Sends a new code by text message when the account has a number that is not proven yet. */
  public boolean renew(Transaction tx, Account account, Language language) {
    Optional<Telephone> unproven =
        accounts.telephoneToProve(tx.sql(), account.id()).flatMap(telephones::parse);
    unproven.ifPresent(telephone -> begin(tx, account, telephone, language, false));
    return unproven.isPresent();
  }

  /** Checks a code, and notes when the account's number was proven. */
  public Outcome verify(long accountId, String code) {
    boolean right = database.write(tx -> verify(tx, accountId, code));
    if (right) {
      figures.countEntered();
      return new Outcome.Verified(clock.instant());
    }
    return new Outcome.Refused();
  }

  /** The same work for an account that does not exist, or has nothing to prove. */
  private boolean verify(Transaction tx, long accountId, String code) {
    String number = accounts.telephoneToProve(tx.sql(), accountId).orElse(NOBODYS);
    if (!codes.enter(tx, accountId, CodePurpose.TELEPHONE, number, code)) {
      return false;
    }
    AccountChange change = accounts.change(tx, accountId);
    if (accounts.wantedTelephone(tx.sql(), accountId).isPresent()) {
      if (accounts.telephoneTaken(tx.sql(), number, accountId)) {
        return false;
      }
      change.telephone(number).wantedTelephone(null);
    }
    return change.telephoneVerified(clock.instant()).store();
  }
}
