package dev.vestibule.core.audit;

import dev.vestibule.core.audit.Heads.Head;
import dev.vestibule.platform.config.AuditSettings;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.jobs.Job;
import dev.vestibule.platform.jobs.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done now and then, on one node at a time: what has no place in the chain gets one, its
 * end is signed, and what is too old is removed.
 */
public final class Upkeep {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final String JOB = "audit-upkeep";
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** How far back it looks each time, but for its first and once an hour. */
  private static final Duration LATELY = Duration.ofMinutes(15);

  private static final Duration WHOLE = Duration.ofHours(1);

  private final Database database;
  private final Chain chain;
  private final Signers signers;
  private final Retention retention;
  private final Duration signEvery;
  private final InstantSource clock;
  private volatile Instant whole = Instant.MIN;

  public Upkeep(
      Database database, Vault vault, Chain chain, AuditSettings settings, InstantSource clock) {
    this.database = database;
    this.chain = chain;
    this.signers = new Signers(database, vault, clock);
    this.retention =
        new Retention(
            database, signers, settings.retention(), settings.stream().configured(), clock);
    this.signEvery = settings.signEvery();
    this.clock = clock;
  }

  public Job job() {
    return new Job(JOB, _ -> run());
  }

  /** Makes sure that the job is scheduled; to be called at each start. */
  public void start(Jobs jobs) {
    database.write(tx -> {
      jobs.schedule(tx, JOB, JOB, clock.instant());
      return true;
    });
  }

  private Instant run() {
    Instant now = clock.instant();
    boolean all = whole.isBefore(now.minus(WHOLE));
    int _ = all ? chain.catchUp() : chain.from(now.minus(LATELY));
    if (all) {
      whole = now;
    }
    Optional<Head> last = database.read(sql -> Heads.newest(sql, Heads.Kind.HEAD));
    if (last.map(head -> !head.signedAt().plus(signEvery).isAfter(now)).orElse(true)) {
      sign();
    }
    int _ = retention.all();
    return now.plus(PAUSE);
  }

  /** Chains all there is and signs the end, unless that was done; answers the public keys. */
  public List<String> sign() {
    int _ = chain.catchUp();
    Chain.End end = database.read(Chain::end);
    long signed =
        database.read(sql -> Heads.newest(sql, Heads.Kind.HEAD)).map(Head::position).orElse(0L);
    long removed = database.read(Heads::anchor).map(Head::position).orElse(0L);
    if (end.position() > Math.max(signed, removed)) {
      Head head = signers.sign(end.position(), Heads.Kind.HEAD, end.hash());
      boolean _ =
          database.write(tx -> {
            Heads.add(tx, head);
            return true;
          });
      // Whoever keeps logs elsewhere has a witness.
      LOG.info("audit trail signed at {}: {}", head.position(), head.hash());
    }
    return signers.shown();
  }

  /** Removes what is older than it is to be kept; answers how many. */
  int removeDue() {
    return retention.all();
  }
}
