package dev.vestibule.core.audit;

import dev.vestibule.core.audit.Heads.Head;
import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Looks whether the trail is what was written: every record, its order, and what was signed. */
public final class VerifyTrail {
  private static final int PAGE = 1000;

  private final Database database;
  private final Signers signers;
  private final Chain chain;
  private final byte[] macs;

  public VerifyTrail(Database database, Vault vault, Chain chain, InstantSource clock) {
    this.database = database;
    this.signers = new Signers(database, vault, clock);
    this.chain = chain;
    this.macs = vault.key(AuditTrail.MAC_KEY);
  }

  /**
   * What was found.
   *
   * @param first the first position that is there, or would be
   * @param last the last; {@code first - 1} when there is none
   * @param records how many were read
   * @param heads how many signed statements were checked
   * @param compared how many lines of a file were compared
   * @param waiting how many have no place in the chain yet, and are genuine
   */
  public record Report(
      long first,
      long last,
      long records,
      int heads,
      long compared,
      int waiting,
      List<Fault> faults) {
    public boolean whole() {
      return faults.isEmpty();
    }
  }

  /** Reads the whole trail. */
  public Report verify() {
    return read(new Walk(this::genuine), 0);
  }

  /**
   * The same, and compares what is there with what was exported or streamed before.
   *
   * @throws IOException when the file cannot be read
   */
  public Report verify(BufferedReader file) throws IOException {
    Walk walk = new Walk(this::genuine);
    Exported exported = new Exported(database, walk);
    // First the file: what it knows must be there, whatever the trail says of itself.
    long compared = exported.compare(file);
    return read(walk, compared);
  }

  private Report read(Walk walk, long compared) {
    List<Head> heads = database.read(Heads::all);
    Optional<Head> anchor =
        heads.stream().filter(head -> head.kind() == Heads.Kind.ANCHOR).reduce((_, last) -> last);
    heads.forEach(head -> walk.signed(head, signers.genuine(head)));
    walk.begin(anchor);
    List<Walk.Placed> page = List.of();
    do {
      long after = page.isEmpty() ? Long.MIN_VALUE : page.getLast().position();
      page = database.read(sql -> Walk.page(sql, after, PAGE));
      page.forEach(walk::step);
    } while (page.size() == PAGE);
    int waiting = unplaced(walk);
    walk.end();
    return new Report(
        walk.first(), walk.last(), walk.records(), heads.size(), compared, waiting, walk.faults());
  }

  private int unplaced(Walk walk) {
    int genuine = 0;
    for (Walk.Unplaced event : chain.waiting()) {
      if (genuine(event.record(), event.mac())) {
        genuine++;
      } else {
        walk.fault(
            Fault.Kind.INSERTED,
            0,
            event.record() + " has no place yet, and we did not write it like that");
      }
    }
    return genuine;
  }

  private boolean genuine(AuditRecord record, String mac) {
    return Digests.same(record.mac(macs), mac);
  }
}
