package dev.vestibule.core.signin;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.verification.DeviceProof;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * After too many wrong passwords in a row: tells the account's owner by mail, and lets the device
 * go on that follows the mail's link.
 */
public final class ProveDevice {
  /** How long a device that was proven may try without having signed in. */
  private static final Duration PROVEN_FOR = Duration.ofHours(1);

  /** However often an account is tried, its owner is told once in this time. */
  private static final Duration TOLD_ONCE_IN = Duration.ofHours(6);

  private final Database database;
  private final Failures failures;
  private final Passes passes;
  private final DeviceProof proof;
  private final Marks marks;
  private final InstantSource clock;

  /**
   * @param key hides whose counts they are; the same as in {@link Admission}
   */
  public ProveDevice(
      Database database,
      Failures failures,
      Passes passes,
      DeviceProof proof,
      byte[] key,
      InstantSource clock) {
    this.database = database;
    this.failures = failures;
    this.passes = passes;
    this.proof = proof;
    this.marks = new Marks(key);
    this.clock = clock;
  }

  /**
   * Sends the link, unless that was done lately; the same work for a count that is nobody's.
   *
   * @param total the count that is full
   * @param account 0 when there is none
   */
  void tell(String total, long account) {
    boolean due =
        database.read(sql -> failures.untold(sql, total, clock.instant().minus(TOLD_ONCE_IN)));
    if (due) {
      boolean _ =
          database.write(tx -> {
            boolean first = failures.told(tx, total, clock.instant().minus(TOLD_ONCE_IN));
            if (first) {
              proof.send(tx, account);
            }
            return first;
          });
    }
  }

  /**
   * Follows the link; false when it is of no use.
   *
   * @param uid the account's reference as it stood in the link
   * @param source the device that is proven, and the network that it is in
   */
  public boolean prove(String uid, String secret, Source source) {
    return database.write(tx -> {
      Optional<Long> account = proof.use(tx, uid, secret);
      account.ifPresent(id -> pass(tx, id, source));
      return account.isPresent();
    });
  }

  private void pass(Transaction tx, long account, Source source) {
    List<String> proven = new ArrayList<>();
    proven.add(marks.network(account, source.address()));
    source.device().ifPresent(secret -> proven.add(marks.device(account, secret)));
    proven.forEach(mark -> passes.give(tx, mark, PROVEN_FOR));
    // A device that had failed too often before begins anew.
    failures.forget(tx, proven);
  }

  /** Guesses at a password that is the account's no longer are worth nothing. */
  public void passwordReset(Transaction tx, Account account) {
    List<String> counts = new ArrayList<>();
    counts.add(marks.account(account.id()));
    counts.add(marks.name(new Identifier.Username(account.username())));
    Optional.ofNullable(account.email())
        .ifPresent(email -> counts.add(marks.name(new Identifier.Email(email))));
    Optional.ofNullable(account.telephone())
        .ifPresent(number -> counts.add(marks.name(new Identifier.Telephone(number))));
    failures.forget(tx, counts);
  }
}
