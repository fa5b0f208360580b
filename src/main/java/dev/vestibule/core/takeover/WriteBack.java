package dev.vestibule.core.takeover;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.ImportedAccounts;
import dev.vestibule.core.accounts.ImportedAccounts.Marks;
import dev.vestibule.core.accounts.ImportedAccounts.Origin;
import dev.vestibule.core.takeover.Finding.Outcome;
import dev.vestibule.core.takeover.Finding.Remark;
import dev.vestibule.core.tokens.ImportedKeys;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.database.Database;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes into a Django project's table of users what changed here since both were last held against
 * each other, so that the project can take over again. What changed there as well stays as it is
 * there, and is told.
 */
public final class WriteBack {
  private static final int BATCH = 500;
  private static final int UNUSABLE_BYTES = 30;
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{32}");

  private final Database database;
  private final Accounts accounts;
  private final InstantSource clock;
  private final ImportedAccounts origins = new ImportedAccounts();

  public WriteBack(Database database, Accounts accounts, InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * Writes back.
   *
   * @param django opened to be written
   * @param progress is told of each account that is written, or is not and why
   */
  public void run(
      DjangoDatabase django,
      DjangoMapping mapping,
      Optional<DjangoSettings> settings,
      Consumer<Finding> progress) {
    ZoneId zone = settings.map(DjangoSettings::times).orElse(java.time.ZoneOffset.UTC);
    new Run(django, mapping, zone, progress).all();
  }

  /** An account that began here, or is not as it was. */
  private final class Run {
    private final DjangoDatabase django;
    private final DjangoWrites writes;
    private final DjangoMapping mapping;
    private final ReadUsers read;
    private final Consumer<Finding> progress;
    private final @Nullable Object sample;

    Run(DjangoDatabase django, DjangoMapping mapping, ZoneId zone, Consumer<Finding> progress) {
      this.django = django;
      this.writes = django.writes();
      this.mapping = mapping;
      this.read = new ReadUsers(django, mapping, zone);
      this.progress = progress;
      List<FormerUser> first = read.after(null, 1);
      this.sample = first.isEmpty() ? null : first.getFirst().key();
    }

    void all() {
      long last = 0;
      while (true) {
        long after = last;
        List<Account> some = database.read(sql -> accounts.after(sql, after, BATCH));
        if (some.isEmpty()) {
          return;
        }
        last = some.getLast().id();
        Map<Long, Origin> from =
            database.read(sql -> origins.ofAccounts(sql, some.stream().map(Account::id).toList()));
        changed(some, from);
        some.stream().filter(account -> !from.containsKey(account.id())).forEach(this::add);
      }
    }

    private void changed(List<Account> some, Map<Long, Origin> from) {
      Map<String, Account> changed = new HashMap<>();
      for (Account account : some) {
        Origin origin = from.get(account.id());
        if (origin != null
            && origin.source().equals(ImportedKeys.DJANGO)
            && origin.marks().here() != null
            && !(Seen.here(account).equals(origin.marks().here())
                && Seen.password(account).equals(origin.marks().passwordHere()))) {
          changed.put(origin.sourceId(), account);
        }
      }
      List<Object> keys = changed.keySet().stream().map(this::key).toList();
      Map<String, FormerUser> there = new HashMap<>();
      read.of(keys).forEach(user -> there.put(user.id(), user));
      changed.forEach((id, account) ->
          write(
              account,
              Objects.requireNonNull(from.get(account.id())),
              Optional.ofNullable(there.get(id))));
    }

    /** As the driver takes it: a key is kept as text here. */
    private Object key(String id) {
      Object like = sample;
      if (like instanceof Number) {
        return Long.valueOf(id);
      }
      if (like instanceof UUID) {
        return UUID.fromString(id);
      }
      return like != null && DIGITS.matcher(like.toString()).matches() ? id.replace("-", "") : id;
    }

    private void write(Account account, Origin origin, Optional<FormerUser> found) {
      if (found.isEmpty()) {
        tell(account, origin.sourceId(), Outcome.SKIPPED, "account", "it is gone there");
        return;
      }
      FormerUser user = found.get();
      Marks marks = origin.marks();
      if (!Seen.there(user).equals(marks.there())
          || !Seen.password(user.password()).equals(marks.passwordThere())) {
        tell(
            account,
            origin.sourceId(),
            Outcome.SKIPPED,
            "account",
            "changed here, and there since; it stays as it is there");
        return;
      }
      try {
        Map<String, @Nullable Object> values = values(account);
        if (Seen.password(account).equals(marks.passwordHere())) {
          values.remove(column(DjangoMapping.PASSWORD));
        }
        values.remove(column(DjangoMapping.JOINED));
        writes.update(mapping.table(), mapping.key(), user.key(), values);
        seen(account, read.of(List.of(user.key())).getFirst());
        progress.accept(
            new Finding(origin.sourceId(), account.username(), Outcome.UPDATED, List.of()));
      } catch (SQLException e) {
        refused(account, origin.sourceId(), e);
      }
    }

    private void seen(Account account, FormerUser user) {
      database.write(tx -> {
        origins.mark(tx, account.id(), Seen.of(user, account));
        return true;
      });
    }

    private void add(Account account) {
      Object id = sample instanceof Number ? (Object) account.id() : key(account.uuid().toString());
      try {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(mapping.key(), id);
        values.putAll(values(account));
        django
            .required(mapping.table())
            .forEach((column, kind) -> {
              if (values.get(column) == null) {
                values.put(column, empty(kind));
              }
            });
        writes.insert(mapping.table(), values);
        if (sample instanceof Number) {
          writes.continueNumbers(mapping.table(), mapping.key());
        }
        FormerUser user = read.of(List.of(id)).getFirst();
        Instant now = clock.instant();
        database.write(tx -> {
          origins.add(
              tx,
              List.of(
                  new Origin(
                      account.id(),
                      ImportedKeys.DJANGO,
                      user.id(),
                      null,
                      account.email(),
                      null,
                      now,
                      Seen.of(user, account))));
          return true;
        });
        progress.accept(new Finding(user.id(), account.username(), Outcome.IMPORTED, List.of()));
      } catch (SQLException e) {
        refused(account, id.toString(), e);
      }
    }

    private static @Nullable Object empty(DjangoDatabase.Kind kind) {
      return switch (kind) {
        case TEXT -> "";
        case INTEGER -> 0;
        case BOOLEAN -> false;
        case DATE, OTHER -> null;
      };
    }

    private Map<String, @Nullable Object> values(Account account) throws SQLException {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      put(values, DjangoMapping.USERNAME, account.username());
      put(values, DjangoMapping.EMAIL, Objects.requireNonNullElse(account.email(), ""));
      put(values, DjangoMapping.PASSWORD, password(account.passwordHash()));
      put(values, DjangoMapping.FIRST_NAME, account.firstName());
      put(values, DjangoMapping.LAST_NAME, account.lastName());
      put(values, DjangoMapping.FULL_NAME, account.fullName());
      put(values, DjangoMapping.TELEPHONE, account.shownTelephone());
      put(values, DjangoMapping.ACTIVE, account.active());
      put(values, DjangoMapping.STAFF, account.staff());
      put(values, DjangoMapping.SUPERUSER, account.superuser());
      put(values, DjangoMapping.JOINED, writes.moment(account.joinedAt()));
      Instant seen = account.lastSignInAt();
      if (seen != null) {
        put(values, DjangoMapping.LAST_LOGIN, writes.moment(seen));
      }
      return values;
    }

    private void put(Map<String, @Nullable Object> values, String member, Object value) {
      String column = column(member);
      if (column != null) {
        values.put(column, value);
      }
    }

    private @Nullable String column(String member) {
      return mapping.column(member);
    }

    private void refused(Account account, String id, SQLException e) {
      // Of the database's message the first line says what it wants; the rest may show values.
      String first = Objects.requireNonNullElse(e.getMessage(), "").lines().findFirst().orElse("");
      tell(account, id, Outcome.SKIPPED, "account", "the project's database refused it: " + first);
    }

    private void tell(Account account, String id, Outcome outcome, String member, String why) {
      progress.accept(
          new Finding(id, account.username(), outcome, List.of(new Remark(member, why, ""))));
    }
  }

  /**
   * A hash as Django reads it: ours behind the name of its Argon2 hasher, which needs the package
   * argon2-cffi there; one of Django's own as it is; its mark where no password opens the account.
   */
  static String password(@Nullable String hash) {
    if (hash == null) {
      return "!" + RandomSecrets.base64Url(UNUSABLE_BYTES);
    }
    return hash.startsWith("$argon2") ? "argon2" + hash : hash;
  }
}
