package dev.vestibule.core.export;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.ImportedAccounts;
import dev.vestibule.core.accounts.ImportedAccounts.Origin;
import dev.vestibule.core.media.Avatars;
import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.tokens.SigningKeys;
import dev.vestibule.platform.config.FieldType;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.rows.Progress;
import dev.vestibule.platform.rows.RowReader;
import dev.vestibule.platform.rows.RowTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes everything that people have here into a file, as it was at one moment. Of memory it needs
 * what some hundred accounts need.
 */
public final class ExportAll {
  /** The form of the lines; a later one is refused by {@link ImportExport}. */
  static final int FORM = 1;

  private static final int BATCH = 500;

  private final Database database;
  private final Vault vault;
  private final Accounts accounts;
  private final ProfileSchema schema;
  private final Profiles profiles;
  private final Avatars avatars;
  private final Groups groups;
  private final SigningKeys signingKeys;
  private final InstantSource clock;
  private final ImportedAccounts origins = new ImportedAccounts();
  private final JsonMapper json = JsonMapper.shared();

  public ExportAll(
      Database database,
      Vault vault,
      Accounts accounts,
      ProfileSchema schema,
      Profiles profiles,
      Avatars avatars,
      Groups groups,
      SigningKeys signingKeys,
      InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.accounts = accounts;
    this.schema = schema;
    this.profiles = profiles;
    this.avatars = avatars;
    this.groups = groups;
    this.signingKeys = signingKeys;
    this.clock = clock;
  }

  /** How many there are in a file. */
  public record Totals(long accounts, long groups, long rows) {}

  /**
   * Writes the file, which appears whole or not at all, for its owner alone.
   *
   * @param tokens whether sessions come along, and the keys that their tokens are signed with
   */
  public Totals write(Path file, boolean tokens, Progress progress) {
    if (tokens) {
      TokenTables.KEYS.forEach(vault::key);
      signingKeys.published();
    }
    try {
      Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
      var owner =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Path part = Files.createTempFile(folder, "." + file.getFileName(), ".part", owner);
      try {
        Totals totals;
        try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
          totals = database.snapshot(sql -> new Run(sql, out, progress).all(tokens));
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        return totals;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** One moment of the database. */
  private final class Run {
    private final DSLContext sql;
    private final BufferedWriter out;
    private final Progress progress;
    private long groupsWritten;
    private long accountsWritten;
    private long rowsWritten;

    Run(DSLContext sql, BufferedWriter out, Progress progress) {
      this.sql = sql;
      this.out = out;
      this.progress = progress;
    }

    Totals all(boolean tokens) {
      begin(tokens);
      everyGroup();
      everyAccount();
      if (tokens) {
        keys();
        rows();
      }
      ObjectNode end = line(LineType.END);
      end.put("groups", groupsWritten).put("accounts", accountsWritten).put("rows", rowsWritten);
      write(end);
      return new Totals(accountsWritten, groupsWritten, rowsWritten);
    }

    private void begin(boolean tokens) {
      ObjectNode begin = line(LineType.EXPORT);
      begin.put("of", "vestibule").put("form", FORM);
      begin.put("made_at", clock.instant().toString()).put("tokens", tokens);
      ArrayNode fields = begin.putArray("profile_fields");
      schema.fields().forEach(field -> fields.add(field.name()));
      write(begin);
    }

    private void everyGroup() {
      String last = "";
      for (List<Group> some = groups.after(sql, last, BATCH);
          !some.isEmpty();
          some = groups.after(sql, some.getLast().name(), BATCH)) {
        some.forEach(this::group);
      }
    }

    private void group(Group group) {
      ObjectNode line = line(LineType.GROUP);
      line.put("id", group.id().toString()).put("name", group.name());
      line.put("description", group.description());
      ArrayNode permissions = line.putArray("permissions");
      group.permissions().stream().map(Permission::word).sorted().forEach(permissions::add);
      write(line);
      groupsWritten++;
    }

    private void everyAccount() {
      for (List<Account> some = accounts.after(sql, 0, BATCH);
          !some.isEmpty();
          some = accounts.after(sql, some.getLast().id(), BATCH)) {
        List<Long> ids = some.stream().map(Account::id).toList();
        Map<Long, Map<String, Object>> values = profiles.readAll(sql, ids, schema.fields());
        Map<Long, List<Group>> members = groups.ofAccounts(sql, ids);
        Map<Long, Origin> from = origins.ofAccounts(sql, ids);
        Set<Long> pictured = avatars.among(sql, ids);
        for (Account account : some) {
          ObjectNode line = line(LineType.ACCOUNT);
          AccountLine.write(line, account);
          profile(line, values.getOrDefault(account.id(), Map.of()));
          ArrayNode names = line.putArray("groups");
          members.getOrDefault(account.id(), List.of()).forEach(group -> names.add(group.name()));
          if (pictured.contains(account.id())) {
            pictures(line, account.id());
          }
          if (account.deletionDueAt() != null) {
            deletion(line, account.id());
          }
          Origin origin = from.get(account.id());
          if (origin != null) {
            origin(line, origin);
          }
          write(line);
          accountsWritten++;
        }
        progress.at("writing", "accounts", accountsWritten);
      }
    }

    private void profile(ObjectNode line, Map<String, Object> values) {
      ObjectNode profile = line.putObject("profile");
      values.forEach((name, value) -> {
        if (schema.find(name).map(ProfileField::type).filter(FieldType.IMAGE::equals).isEmpty()) {
          profile.put(name, value.toString());
        }
      });
    }

    private void pictures(ObjectNode line, long account) {
      ObjectNode pictures = line.putObject("pictures");
      avatars
          .ofAccount(sql, account)
          .forEach((field, picture) ->
              pictures
                  .putObject(field)
                  .put("content_type", picture.contentType())
                  .put("content", Base64.getEncoder().encodeToString(picture.content())));
    }

    private void deletion(ObjectNode line, long account) {
      accounts
          .leaving(sql, account)
          .ifPresent(leaving ->
              line.putObject("deletion")
                  .put("due_at", leaving.due().toString())
                  .put("former_status", leaving.former().name().toLowerCase(java.util.Locale.ROOT))
                  .put("by_owner", leaving.byOwner()));
    }

    private void origin(ObjectNode line, Origin origin) {
      line.putObject("origin")
          .put("source", origin.source())
          .put("id", origin.sourceId())
          .put("email", origin.email())
          .put("unusable", origin.unusable())
          .put("imported_at", origin.importedAt().toString())
          .put("session", origin.session())
          .put("seen_there", origin.marks().there())
          .put("seen_here", origin.marks().here())
          .put("password_there", origin.marks().passwordThere())
          .put("password_here", origin.marks().passwordHere());
    }

    private void keys() {
      for (String name : TokenTables.KEYS) {
        String key = Base64.getEncoder().encodeToString(vault.key(name));
        write(line(LineType.KEY).put("name", name).put("key", key));
      }
      for (SigningKeys.Leaving pair : signingKeys.leaving(sql)) {
        write(
            line(LineType.SIGNING_KEY)
                .put("id", pair.id())
                .put("pair", pair.pair())
                .put("created_at", pair.createdAt().toString())
                .put("signs_from", pair.signsFrom().toString())
                .put("retired_at", Objects.toString(pair.retiredAt(), null)));
      }
    }

    private void rows() {
      for (RowTable table : TokenTables.all()) {
        RowReader.exact(sql)
            .read(
                table,
                row -> {
                  ObjectNode line = line(LineType.ROW).put("table", table.name());
                  line.set("row", json.readTree(row));
                  write(line);
                  rowsWritten++;
                });
      }
    }

    private ObjectNode line(LineType type) {
      return json.createObjectNode().put(LineType.MEMBER, type.word());
    }

    private void write(ObjectNode line) {
      try {
        out.write(json.writeValueAsString(line));
        out.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e.getMessage(), e);
      }
    }
  }
}
