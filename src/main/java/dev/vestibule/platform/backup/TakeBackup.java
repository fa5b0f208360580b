package dev.vestibule.platform.backup;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Migrations;
import dev.vestibule.platform.rows.AllTables;
import dev.vestibule.platform.rows.Progress;
import dev.vestibule.platform.rows.RowReader;
import dev.vestibule.platform.rows.RowTable;
import dev.vestibule.platform.rows.Tally;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/** Writes one moment of the database into a file, while others go on writing. */
public final class TakeBackup {
  private final Database database;
  private final InstantSource clock;
  private final String product;

  /**
   * @param product the version of Vestibule, for the record
   */
  public TakeBackup(Database database, InstantSource clock, String product) {
    this.database = database;
    this.clock = clock;
    this.product = product;
  }

  /**
   * What a backup came to.
   *
   * @param bytes the file's size
   */
  public record Taken(Totals totals, long bytes) {}

  /**
   * Takes a backup; the file appears whole or not at all, for its owner alone.
   *
   * @param masterKey what opens the sealed columns, when it is to be in the file
   * @throws BackupException when there is nothing to back up, or more than this version knows
   */
  public Taken take(
      Path file, Optional<String> passphrase, Optional<String> masterKey, Progress progress) {
    int schema = new Migrations(database).installed();
    List<RowTable> tables = tables(schema);
    Manifest manifest = new Manifest(product, schema, clock.instant(), masterKey, tables);
    try {
      return write(file, passphrase, manifest, progress);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private List<RowTable> tables(int schema) {
    if (schema == 0) {
      throw new BackupException("the database has no tables yet");
    }
    if (schema > Migrations.latest()) {
      throw new BackupException(
          "the database has schema "
              + schema
              + ", this version knows "
              + Migrations.latest()
              + ": take the backup with the version that made it");
    }
    Map<String, Set<String>> present = database.tables();
    return AllTables.LIST.stream()
        .filter(table -> present.containsKey(table.name()))
        .map(table -> known(table, Objects.requireNonNull(present.get(table.name()))))
        .toList();
  }

  /** Never less than there is. */
  private static RowTable known(RowTable table, Set<String> present) {
    RowTable known = table.only(present);
    if (known.columns().size() < present.size()) {
      throw new BackupException(
          "the table " + table.name() + " has columns that this version does not know");
    }
    return known;
  }

  private Taken write(Path file, Optional<String> passphrase, Manifest manifest, Progress progress)
      throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Path part =
        Files.createTempFile(
            folder,
            "." + file.getFileName(),
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Totals totals = fill(part, passphrase, manifest, progress);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      sync(folder, StandardOpenOption.READ);
      return new Taken(totals, Files.size(file));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private Totals fill(Path part, Optional<String> passphrase, Manifest manifest, Progress progress)
      throws IOException {
    Totals totals;
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
        OutputStream out = Envelope.wrap(Channels.newOutputStream(channel), passphrase)) {
      totals = database.snapshot(sql -> rows(sql, manifest, new BackupWriter(out), progress));
    }
    sync(part, StandardOpenOption.WRITE);
    return totals;
  }

  private Totals rows(DSLContext sql, Manifest manifest, BackupWriter writer, Progress progress) {
    writer.begin(manifest);
    RowReader reader = RowReader.atRest(sql);
    Steps steps = new Steps("reading", progress);
    for (RowTable table : manifest.tables()) {
      writer.table(table);
      steps.table(table.name());
      Tally tally =
          reader.read(
              table,
              line -> {
                writer.row(line);
                steps.step();
              });
      writer.end(tally.sum(table.name(), last(sql, table)));
    }
    return writer.finish();
  }

  private long last(DSLContext sql, RowTable table) {
    return table
        .identity()
        .map(column -> database.lastIdentity(sql, table.name(), column))
        .orElse(0L);
  }

  private static void sync(Path place, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(place, how)) {
      channel.force(true);
    }
  }
}
