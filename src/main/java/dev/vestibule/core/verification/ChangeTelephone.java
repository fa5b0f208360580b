package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.codes.VerifyTelephone;
import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.platform.config.AccountSettings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Language;
import java.time.Duration;
import java.util.Optional;

/**
 * Gives an account another telephone, or proves the one that it has: a code goes there, and nothing
 * changes before it came back to {@link VerifyTelephone#verify}.
 */
public final class ChangeTelephone {
  private final Database database;
  private final Accounts accounts;
  private final VerifyTelephone codes;
  private final AnswerLater later;
  private final AccountSettings settings;

  public ChangeTelephone(
      Database database,
      Accounts accounts,
      VerifyTelephone codes,
      AnswerLater later,
      AccountSettings settings) {
    this.database = database;
    this.accounts = accounts;
    this.codes = codes;
    this.later = later;
    this.settings = settings;
  }

  /** What came of asking. */
  public sealed interface Outcome {
    /** A code is on its way, unless something held it back that nobody is told of. */
    record Asked() implements Outcome {}

    /** Somebody else has the number; not told while that is concealed. */
    record Taken() implements Outcome {}

    /** The number is the account's own and proven. */
    record AlreadyProven() implements Outcome {}

    /** The account was sent as many codes as it gets; not told while existence is concealed. */
    record TooOften(Duration pause) implements Outcome {}
  }

  /**
   * Asks for a code; that of a number which was asked for before is void.
   *
   * @param language what the message is worded in
   */
  public Outcome ask(Account account, Telephone number, Language language) {
    return database.write(tx ->
        accounts
            .byId(tx.sql(), account.id())
            .map(now -> ask(tx, now, number, language))
            .orElseGet(Outcome.Asked::new));
  }

  private Outcome ask(Transaction tx, Account account, Telephone number, Language language) {
    boolean own = number.e164().equals(account.telephone());
    if (own && account.telephoneVerifiedAt() != null) {
      return new Outcome.AlreadyProven();
    }
    return settings.concealExistence()
        ? concealed(tx, account, number, own, language)
        : open(tx, account, number, own, language);
  }

  /** The same work whether the number is free or not. */
  private Outcome concealed(
      Transaction tx, Account account, Telephone number, boolean own, Language language) {
    want(tx, account, number, own);
    later.renumber(tx, account, number, language);
    return new Outcome.Asked();
  }

  private Outcome open(
      Transaction tx, Account account, Telephone number, boolean own, Language language) {
    if (accounts.telephoneTaken(tx.sql(), number.e164(), account.id())) {
      return new Outcome.Taken();
    }
    Optional<Duration> pause = codes.pause(tx.sql(), account.id());
    if (pause.isPresent()) {
      return new Outcome.TooOften(pause.get());
    }
    want(tx, account, number, own);
    codes.begin(tx, account, number, language, false);
    return new Outcome.Asked();
  }

  private void want(Transaction tx, Account account, Telephone number, boolean own) {
    accounts.change(tx, account.id()).wantedTelephone(own ? null : number.e164()).store();
  }
}
