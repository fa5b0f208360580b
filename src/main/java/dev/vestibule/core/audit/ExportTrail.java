package dev.vestibule.core.audit;

import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;

/** Writes the chained records as JSON lines, from a place on. */
public final class ExportTrail {
  private static final int PAGE = 1000;

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;

  public ExportTrail(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Writes them.
   *
   * @param after the place before the first one; 0 for all
   * @param personal whether what is personal stands beside, opened
   * @return how many
   */
  public long write(PrintStream out, long after, boolean personal) {
    Reveal reveal = new Reveal(new PersonalKeys(database, vault, clock));
    Lines lines = new Lines(database, reveal, personal);
    long written = 0;
    List<Lines.Line> page = lines.after(after, PAGE);
    while (!page.isEmpty()) {
      page.forEach(line -> out.print(line.text() + "\n"));
      written += page.size();
      page = lines.after(page.getLast().position(), PAGE);
    }
    return written;
  }
}
