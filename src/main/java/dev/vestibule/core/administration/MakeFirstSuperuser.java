package dev.vestibule.core.administration;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.NewAccount;
import dev.vestibule.core.accounts.Superusers;
import dev.vestibule.core.accounts.Usernames;
import dev.vestibule.core.passwords.PasswordHashes;
import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * Makes the first superuser, for whoever starts the server and reads the link that it prints. A
 * link is good for half an hour and once, and for nothing once there is a superuser; its digest
 * alone is kept.
 */
public final class MakeFirstSuperuser {
  private static final Table<Record> LINKS = table(name("setup_links"));
  private static final Field<String> DIGEST = field(name("digest"), SQLDataType.VARCHAR);
  private static final Field<Instant> EXPIRES_AT = Columns.instant("expires_at");

  private static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final int BYTES = 32;

  private final Database database;
  private final Accounts accounts;
  private final PasswordHashes passwords;
  private final InstantSource clock;

  public MakeFirstSuperuser(
      Database database, Accounts accounts, PasswordHashes passwords, InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Made(Account account) implements Outcome {}

    /** The link is used up, too old or none, or there is a superuser. */
    record Dead() implements Outcome {}

    /** Somebody else has these. */
    record Taken(boolean username, boolean email) implements Outcome {}
  }

  /** Who is to be the superuser; shape and password were checked. */
  public record Wanted(String username, String email, String password, String locale) {
    @Override
    public String toString() {
      return "superuser wanted: " + username;
    }
  }

  /** The secret of a new link; nothing when there is a superuser. */
  public Optional<String> link() {
    return database.write(tx -> {
      if (Superusers.some(tx.sql())) {
        return Optional.empty();
      }
      String secret = RandomSecrets.base64Url(BYTES);
      tx.sql().deleteFrom(LINKS).where(EXPIRES_AT.le(clock.instant())).execute();
      tx.sql()
          .insertInto(LINKS, DIGEST, EXPIRES_AT)
          .values(Digests.sha256Hex(secret), clock.instant().plus(LIFETIME))
          .execute();
      return Optional.of(secret);
    });
  }

  /** Whether the link is still good. */
  public boolean good(String secret) {
    return database.read(sql -> good(sql, secret));
  }

  private boolean good(DSLContext sql, String secret) {
    return !Superusers.some(sql) && sql.fetchExists(LINKS, living(secret));
  }

  private Condition living(String secret) {
    return DIGEST.eq(Digests.sha256Hex(secret)).and(EXPIRES_AT.gt(clock.instant()));
  }

  /** Makes the superuser; a refusal for what somebody else has leaves the link as it is. */
  public Outcome make(String secret, Wanted wanted) {
    if (!good(secret)) {
      return new Outcome.Dead();
    }
    String hash = passwords.hash(wanted.password());
    return database.write(tx -> make(tx, secret, wanted, hash));
  }

  private Outcome make(Transaction tx, String secret, Wanted wanted, String hash) {
    if (!good(tx.sql(), secret)) {
      return new Outcome.Dead();
    }
    boolean username = accounts.usernameTaken(tx.sql(), wanted.username(), null);
    boolean email = accounts.emailTaken(tx.sql(), wanted.email(), null);
    if (username || email) {
      return new Outcome.Taken(username, email);
    }
    // Whoever deletes the link's row is the one who used it.
    return tx.sql().deleteFrom(LINKS).where(living(secret)).execute() == 1
        ? new Outcome.Made(accounts.add(tx, row(wanted, hash)))
        : new Outcome.Dead();
  }

  private static NewAccount row(Wanted wanted, String hash) {
    return new NewAccount(
        Usernames.normalise(wanted.username()),
        Emails.normalise(wanted.email()),
        null,
        null,
        "",
        "",
        "",
        AccountStatus.ACTIVE,
        true,
        true,
        hash,
        wanted.locale());
  }
}
