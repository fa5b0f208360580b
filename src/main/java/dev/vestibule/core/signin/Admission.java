package dev.vestibule.core.signin;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.tokens.TokenOwner;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.limits.Budgets;
import dev.vestibule.platform.limits.Shortage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.jooq.DSLContext;

/**
 * Decides whether a password may be looked at, for every dialect alike. docs/limits.md tells the
 * rules. An attempt is counted as wrong before its password is checked, so that many at once, on
 * many nodes, get no more checks than they would one after the other.
 */
public final class Admission {
  private static final String ACCOUNT = "account";

  /** More at once would wait for a processor, and meet each other in the database meanwhile. */
  private static final int AT_ONCE = 4;

  private final Database database;
  private final Budgets budgets;
  private final Failures failures;
  private final Passes passes;
  private final TokenOwner owners;
  private final ProveDevice prove;
  private final Marks marks;
  private final Pauses pauses;
  private final Turns turns;
  private final int most;
  private final InstantSource clock;
  private final LongAdder paused = new LongAdder();
  private final LongAdder unproven = new LongAdder();

  /**
   * @param key hides whose counts they are; the same on all nodes
   */
  public Admission(
      Settings settings,
      Database database,
      Budgets budgets,
      Failures failures,
      Passes passes,
      TokenOwner owners,
      ProveDevice prove,
      byte[] key,
      InstantSource clock) {
    int free = settings.limits().freeFailures(settings.strict());
    this.database = database;
    this.budgets = budgets;
    this.failures = failures;
    this.passes = passes;
    this.owners = owners;
    this.prove = prove;
    this.marks = new Marks(key);
    this.pauses = new Pauses(free, settings.limits().longestPause());
    this.turns = new Turns(Math.min(free, AT_ONCE));
    this.most = settings.limits().failuresInARow();
    this.clock = clock;
  }

  /** Whether a password may be looked at. */
  sealed interface Decision {
    record Admitted(Ticket ticket) implements Decision {}

    record Held(Withheld why) implements Decision {}
  }

  /** How often an attempt came too soon, since this process started. */
  public long paused() {
    return paused.sum();
  }

  /** How often a device that is not known was sent to prove itself, since this process started. */
  public long unproven() {
    return unproven.sum();
  }

  /** Of somebody who says to be an account's owner. */
  Decision admit(Identifier identifier, Optional<Account> account, Source source) {
    long id = account.map(Account::id).orElse(0L);
    Standing standing =
        known(id, source)
            .orElseGet(() ->
                new Standing(
                    marks.name(identifier),
                    account.map(a -> marks.account(a.id())).orElse(marks.nobody(identifier)),
                    false,
                    false));
    return admit(id, standing, source);
  }

  /** Of somebody who is signed in. */
  Decision admit(Caller caller, Source source) {
    long id = caller.account().id();
    String session = caller.session();
    Optional<Standing> own =
        session == null ? known(id, source) : usable(marks.session(session), true);
    return admit(
        id,
        own.orElseGet(() -> new Standing(marks.account(id), marks.account(id), false, false)),
        source);
  }

  /** The count of a device or a network that signed in to the account before. */
  private Optional<Standing> known(long account, Source source) {
    Optional<String> session =
        source
            .token()
            .flatMap(owners::of)
            .filter(caller -> caller.account().id() == account)
            .map(Caller::session);
    Optional<Standing> bySession = session.flatMap(id -> usable(marks.session(id), true));
    return bySession
        .or(() -> source.device().map(d -> marks.device(account, d)).flatMap(d -> pass(d, true)))
        .or(() -> pass(marks.network(account, source.address()), false));
  }

  private Optional<Standing> pass(String mark, boolean device) {
    return database.read(sql -> passes.has(sql, mark)) ? usable(mark, device) : Optional.empty();
  }

  /** Who failed too often is known no longer. */
  private Optional<Standing> usable(String mark, boolean device) {
    return database.read(sql -> failures.of(sql, mark)).count() < most
        ? Optional.of(new Standing(mark, mark, true, device))
        : Optional.empty();
  }

  private Decision admit(long account, Standing standing, Source source) {
    Optional<Withheld> early = heldForGood(standing);
    if (early.isPresent()) {
      tell(early.get(), account, standing);
      return refused(early.get());
    }
    Optional<Shortage> shortage = spend(standing, source);
    if (shortage.isPresent()) {
      return new Decision.Held(new Withheld.TooSoon(shortage.get()));
    }
    Optional<Semaphore> turn = turns.await(standing.rhythm());
    if (turn.isEmpty()) {
      giveBack(standing, source);
      return refused(tooSoon(Duration.ofSeconds(1)));
    }
    return counted(account, standing, source, turn.get());
  }

  /**
   * Why it has to wait whatever comes of what is being checked now: that may turn out to be right,
   * and its pause be void. Asked twice, since it may have ended between question and look.
   */
  private Optional<Withheld> heldForGood(Standing standing) {
    Optional<Withheld> held = Optional.empty();
    for (int i = 0; i < 2; i++) {
      held = database.read(sql -> held(sql, standing));
      if (held.isEmpty() || !turns.idle(standing.rhythm())) {
        return Optional.empty();
      }
    }
    return held;
  }

  private Decision counted(long account, Standing standing, Source source, Semaphore turn) {
    boolean admitted = false;
    try {
      Optional<Withheld> late =
          database.write(tx -> {
            Optional<Withheld> held = held(tx.sql(), standing);
            if (held.isEmpty()) {
              for (String subject : standing.subjects()) {
                Failures.Row before = failures.of(tx.sql(), subject);
                failures.count(tx, subject, before, standing.pause(pauses, subject, before));
              }
            }
            return held;
          });
      admitted = late.isEmpty();
      return late.map(this::refused)
          .orElseGet(() -> new Decision.Admitted(ticket(account, standing, source, turn)));
    } finally {
      if (!admitted) {
        turn.release();
        giveBack(standing, source);
      }
    }
  }

  private Ticket ticket(long account, Standing standing, Source source, Semaphore turn) {
    return new Ticket(
        database,
        failures,
        standing.subjects(),
        tx -> {
          passes.give(tx, marks.network(account, source.address()), Passes.AFTER_SIGN_IN);
          source
              .device()
              .ifPresent(d -> passes.give(tx, marks.device(account, d), Passes.AFTER_SIGN_IN));
        },
        () -> giveBack(standing, source),
        turn);
  }

  private Optional<Withheld> held(DSLContext sql, Standing standing) {
    if (!standing.known() && failures.of(sql, standing.total()).count() >= most) {
      return Optional.of(new Withheld.Unproven());
    }
    Instant next = failures.of(sql, standing.rhythm()).next();
    Instant now = clock.instant();
    return next.isAfter(now) ? Optional.of(tooSoon(Duration.between(now, next))) : Optional.empty();
  }

  private void tell(Withheld why, long account, Standing standing) {
    switch (why) {
      case Withheld.Unproven() -> prove.tell(standing.total(), account);
      case Withheld.TooSoon _ -> {}
    }
  }

  private Decision refused(Withheld why) {
    switch (why) {
      case Withheld.TooSoon _ -> paused.increment();
      case Withheld.Unproven() -> unproven.increment();
    }
    return new Decision.Held(why);
  }

  private static Withheld tooSoon(Duration wait) {
    return new Withheld.TooSoon(new Shortage(ACCOUNT, 1, wait, wait));
  }

  private Optional<Shortage> spend(Standing standing, Source source) {
    if (standing.device()) {
      return Optional.empty();
    }
    Optional<Shortage> network = budgets.failures.spend(source.address());
    if (network.isPresent() || standing.known()) {
      return network;
    }
    Optional<Shortage> all = budgets.everybody.spend("");
    all.ifPresent(_ -> budgets.failures.giveBack(source.address()));
    return all;
  }

  private void giveBack(Standing standing, Source source) {
    if (!standing.device()) {
      budgets.failures.giveBack(source.address());
      if (!standing.known()) {
        budgets.everybody.giveBack("");
      }
    }
  }

  /**
   * What an attempt is counted for.
   *
   * @param rhythm sets its pauses: of a known device its own, of another the name that was given
   * @param total what it may not fail for more than so often: the account, or the device again
   * @param known whether the device or the network signed in before
   * @param device whether it is known by more than its network
   */
  private record Standing(String rhythm, String total, boolean known, boolean device) {
    List<String> subjects() {
      return rhythm.equals(total) ? List.of(rhythm) : List.of(rhythm, total);
    }

    Duration pause(Pauses pauses, String subject, Failures.Row before) {
      return subject.equals(rhythm) ? pauses.after(before.count() + 1) : Duration.ZERO;
    }
  }
}
