package dev.vestibule.core.export;

import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.ImportedAccounts;
import dev.vestibule.core.accounts.ImportedAccounts.Origin;
import dev.vestibule.core.accounts.TakenNames;
import dev.vestibule.core.media.Avatars;
import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.tokens.SigningKeys;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.rows.Progress;
import dev.vestibule.platform.rows.RowTable;
import dev.vestibule.platform.rows.RowWriter;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Takes back what {@link ExportAll} wrote, into a server without accounts. The file is read to its
 * end before anything is written; then each batch of accounts is a transaction. One that was broken
 * off goes on when it is told to.
 */
public final class ImportExport {
  private static final int BATCH = 500;
  private static final String AVATAR = "avatar";

  private final Database database;
  private final Vault vault;
  private final Accounts accounts;
  private final ProfileSchema schema;
  private final Profiles profiles;
  private final Avatars avatars;
  private final SigningKeys signingKeys;
  private final Groups groups;
  private final ImportedAccounts origins = new ImportedAccounts();

  public ImportExport(
      Database database,
      Vault vault,
      Accounts accounts,
      ProfileSchema schema,
      Profiles profiles,
      Avatars avatars,
      Groups groups,
      SigningKeys signingKeys) {
    this.database = database;
    this.vault = vault;
    this.accounts = accounts;
    this.schema = schema;
    this.profiles = profiles;
    this.avatars = avatars;
    this.signingKeys = signingKeys;
    this.groups = groups;
  }

  /**
   * Imports a file.
   *
   * @param goOn whether accounts that are here already are those of an import that was broken off
   * @return how many there were in the file
   * @throws IllegalArgumentException when the file is not whole, or this server is not ready for
   *     it; nothing was written
   */
  public ExportAll.Totals run(Path file, boolean goOn, Progress progress) {
    try (ExportFile looked = new ExportFile(file)) {
      looked.check();
      ready(looked.header(), goOn);
    }
    vault.prepare();
    profiles.prepare(schema.fields().stream().map(ProfileField::name).toList());
    try (ExportFile lines = new ExportFile(file)) {
      return new Run(lines, progress).all();
    }
  }

  private void ready(JsonNode header, boolean goOn) {
    ExportedParts.requireFields(header, schema);
    int present = database.read(accounts::count);
    if (present > 0 && !goOn) {
      throw new IllegalArgumentException(
          "there are "
              + present
              + " accounts here: import into a database without any, or --continue an import that"
              + " was broken off");
    }
  }

  /** One file. */
  private final class Run {
    private final ExportFile lines;
    private final Progress progress;
    private final Map<String, UUID> groupIds = new HashMap<>();
    private final List<JsonNode> waiting = new ArrayList<>();
    private final List<JsonNode> keys = new ArrayList<>();
    private final List<JsonNode> pairs = new ArrayList<>();
    private final List<JsonNode> rows = new ArrayList<>();
    private String table = "";
    private long accountsRead;
    private long groupsRead;
    private long rowsRead;

    Run(ExportFile lines, Progress progress) {
      this.lines = lines;
      this.progress = progress;
    }

    ExportAll.Totals all() {
      for (Optional<JsonNode> line = lines.next(); line.isPresent(); line = lines.next()) {
        take(line.get());
      }
      accounts();
      return new ExportAll.Totals(accountsRead, groupsRead, rowsRead);
    }

    private void take(JsonNode line) {
      switch (ExportFile.type(line)) {
        case EXPORT -> {}
        case GROUP -> group(line);
        case ACCOUNT -> {
          waiting.add(line);
          if (waiting.size() == BATCH) {
            accounts();
          }
        }
        case KEY -> keys.add(line);
        case SIGNING_KEY -> pairs.add(line);
        case ROW -> row(line);
        case END -> {
          accounts();
          keys();
          rows();
        }
      }
    }

    private void group(JsonNode line) {
      groupsRead++;
      String name = line.required("name").stringValue();
      Set<Permission> permissions =
          line.required("permissions")
              .valueStream()
              .flatMap(word -> Permission.ofWord(word.stringValue()).stream())
              .collect(Collectors.toSet());
      Optional<Group> present = database.read(sql -> groups.byName(sql, name));
      UUID id =
          present
              .map(Group::id)
              .orElseGet(() ->
                  database
                      .write(tx ->
                          groups.add(
                              tx,
                              UUID.fromString(line.required("id").stringValue()),
                              name,
                              line.required("description").stringValue(),
                              permissions))
                      .id());
      groupIds.put(name, id);
    }

    private void accounts() {
      if (!waiting.isEmpty()) {
        database.write(tx -> written(tx, waiting));
        accountsRead += waiting.size();
        waiting.clear();
        progress.at("importing", "accounts", accountsRead);
      }
    }

    private int written(Transaction tx, List<JsonNode> some) {
      Set<UUID> all =
          some.stream()
              .map(line -> UUID.fromString(line.required("uuid").stringValue()))
              .collect(Collectors.toSet());
      Set<UUID> present =
          TakenNames.among(tx.sql(), new TakenNames(Set.of(), Set.of(), Set.of(), Set.of(), all))
              .uuids();
      List<JsonNode> fresh =
          some.stream()
              .filter(
                  line -> !present.contains(UUID.fromString(line.required("uuid").stringValue())))
              .toList();
      if (fresh.isEmpty()) {
        return 0;
      }
      accounts.addAll(tx, fresh.stream().map(AccountLine::read).toList(), true);
      database.continueNumbers(tx, "accounts");
      Map<Long, List<UUID>> members = new HashMap<>();
      List<Origin> from = new ArrayList<>();
      for (JsonNode line : fresh) {
        long id = line.required("id").longValue();
        members.put(
            id,
            line.required("groups")
                .valueStream()
                .map(name -> Objects.requireNonNull(groupIds.get(name.stringValue())))
                .toList());
        belongings(tx, id, line);
        if (line.has("origin")) {
          from.add(ExportedParts.origin(id, line.get("origin")));
        }
      }
      groups.addMembers(tx, members);
      origins.add(tx, from);
      return fresh.size();
    }

    private void belongings(Transaction tx, long id, JsonNode line) {
      Map<String, Object> values = new HashMap<>();
      line.required("profile")
          .properties()
          .forEach(value ->
              field(value.getKey())
                  .parse(value.getValue().stringValue())
                  .ifPresent(parsed -> values.put(value.getKey(), parsed)));
      line.path("pictures")
          .properties()
          .forEach(picture -> {
            if (picture.getKey().equals(AVATAR)) {
              Accounts.bringAvatar(
                  tx, id, avatars.put(tx, id, ExportedParts.picture(picture.getValue())));
            } else {
              values.put(picture.getKey(), ExportedParts.picture(picture.getValue()));
            }
          });
      profiles.write(tx, id, values);
      JsonNode deletion = line.path("deletion");
      if (deletion.isObject()) {
        ExportedParts.deletion(accounts.change(tx, id), deletion).store();
      }
    }

    private ProfileField field(String name) {
      return schema.find(name).orElseThrow();
    }

    private void keys() {
      if (pairs.isEmpty()) {
        return;
      }
      List<SigningKeys.Leaving> brought = pairs.stream().map(ExportedParts::pair).toList();
      database.write(tx -> {
        keys.forEach(line ->
            vault.replace(
                tx,
                line.required("name").stringValue(),
                Base64.getDecoder().decode(line.required("key").stringValue())));
        try {
          signingKeys.bring(tx, brought);
        } catch (ParseException e) {
          throw new IllegalArgumentException("a signing key cannot be read", e);
        }
        return brought.size();
      });
    }

    private void row(JsonNode line) {
      accounts();
      rowsRead++;
      String of = line.required("table").stringValue();
      if (!of.equals(table) || rows.size() == BATCH) {
        rows();
        table = of;
      }
      rows.add(line.required("row"));
    }

    /** Rows that are here already came with an import that was broken off. */
    private void rows() {
      if (rows.isEmpty()) {
        return;
      }
      RowTable known =
          TokenTables.all().stream().filter(t -> t.name().equals(table)).findFirst().orElseThrow();
      database.write(tx -> {
        new RowWriter(tx.sql(), known).addMissing(rows);
        return rows.size();
      });
      rows.clear();
    }
  }
}
