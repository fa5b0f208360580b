package dev.vestibule.platform.backup;

import dev.vestibule.platform.rows.AllTables;
import dev.vestibule.platform.rows.Progress;
import dev.vestibule.platform.rows.RowTable;
import dev.vestibule.platform.rows.Tally;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A backup's file. */
public final class ReadBackup {
  private final Path file;
  private final Optional<String> passphrase;
  private final Progress progress;

  public ReadBackup(Path file, Optional<String> passphrase, Progress progress) {
    this.file = file;
    this.passphrase = passphrase;
    this.progress = progress;
  }

  /**
   * Whether a passphrase is needed to read a file.
   *
   * @throws BackupException when it cannot be read at all
   */
  public static boolean sealed(Path file) {
    try {
      return Envelope.sealed(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The size of the file in bytes. */
  public long bytes() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * What the file says about itself, believed because its first line reads.
   *
   * @throws BackupException when it does not
   */
  public Manifest manifest() {
    try (InputStream in = Envelope.open(file, passphrase)) {
      return new BackupReader(in).manifest();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Reads all of it.
   *
   * @throws BackupException when anything is not as it was written
   */
  public Checked check() {
    Map<String, Tally.Sum> sums = new LinkedHashMap<>();
    Map<String, byte[]> keys = new LinkedHashMap<>();
    try (InputStream in = Envelope.open(file, passphrase)) {
      BackupReader reader = new BackupReader(in);
      Manifest manifest = reader.manifest();
      Totals totals = reader.rows(manifest, new Look(manifest, sums, keys));
      return new Checked(manifest, totals, sums, keys);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Reads all of it once more, for whoever wants the rows. */
  Totals rows(BackupReader.Sink sink) {
    try (InputStream in = Envelope.open(file, passphrase)) {
      BackupReader reader = new BackupReader(in);
      return reader.rows(reader.manifest(), sink);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  Progress progress() {
    return progress;
  }

  private static BackupException unreadable(Path file, IOException e) {
    String why = e instanceof NoSuchFileException ? "there is none" : e.getMessage();
    return new BackupException("cannot read " + file + ": " + why, e);
  }

  /** Takes down sums and keys. */
  private final class Look implements BackupReader.Sink {
    private final Map<String, Tally.Sum> sums;
    private final Map<String, byte[]> keys;
    private final Steps steps = new Steps("checking", progress);
    private final List<JsonNode> found = new ArrayList<>();
    private final int name;
    private final int wrapped;

    Look(Manifest manifest, Map<String, Tally.Sum> sums, Map<String, byte[]> keys) {
      this.sums = sums;
      this.keys = keys;
      this.name = place(manifest, "name");
      this.wrapped = place(manifest, "wrapped");
    }

    private static int place(Manifest manifest, String column) {
      return manifest.tables().stream()
          .filter(table -> table.name().equals(AllTables.KEYS))
          .findFirst()
          .map(table -> table.columns().stream().map(c -> c.name()).toList().indexOf(column))
          .filter(found -> found >= 0)
          .orElseThrow(() -> new BackupException("the backup has no keys"));
    }

    @Override
    public void table(RowTable table) {
      steps.table(table.name());
    }

    @Override
    public void row(JsonNode row, int characters) {
      steps.step();
      if (steps.table().equals(AllTables.KEYS)) {
        found.add(row);
      }
    }

    @Override
    public void end(RowTable table, Tally.Sum sum) {
      sums.put(table.name(), sum);
      // Only now are they known to be what was written.
      found.forEach(row -> keys.put(row.get(name).stringValue(), row.get(wrapped).binaryValue()));
      found.clear();
    }
  }
}
