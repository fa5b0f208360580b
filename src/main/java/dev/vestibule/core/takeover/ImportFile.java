package dev.vestibule.core.takeover;

import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.ImportedAccounts;
import dev.vestibule.core.accounts.ImportedAccounts.Origin;
import dev.vestibule.core.accounts.TakenNames;
import dev.vestibule.core.passwords.PasswordHashes;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.takeover.Finding.Outcome;
import dev.vestibule.core.takeover.Finding.Remark;
import dev.vestibule.core.takeover.PlanAccounts.Planned;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * Takes accounts over from a file. Each batch is a transaction of its own, and who was imported
 * before stays as they are, so that an import which was broken off is simply started again. Of
 * memory it needs what one batch needs.
 */
public final class ImportFile {
  private static final int BATCH = 1000;

  private final Database database;
  private final Vault vault;
  private final Accounts accounts;
  private final Telephones telephones;
  private final ProfileSchema schema;
  private final Profiles profiles;
  private final Groups into;
  private final NobodysPassword nobodys;
  private final InstantSource clock;

  public ImportFile(
      Database database,
      Vault vault,
      Accounts accounts,
      Telephones telephones,
      ProfileSchema schema,
      Profiles profiles,
      Groups into,
      PasswordHashes passwords,
      InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.accounts = accounts;
    this.telephones = telephones;
    this.schema = schema;
    this.profiles = profiles;
    this.into = into;
    this.nobodys = new NobodysPassword(passwords);
    this.clock = clock;
  }

  /**
   * Imports, or only tells what would come of it.
   *
   * @param source the system that the users come from: their keys are unique within it
   * @param progress is told of each user
   * @return what the operator should know beside
   * @throws UncheckedIOException when the file cannot be read to its end; what was read is here
   */
  public List<String> run(
      String source, UserFile file, ImportOptions options, Consumer<Finding> progress) {
    vault.prepare();
    GroupsByName groups = new GroupsByName(database, into, "From a file", !options.dryRun());
    Run run = new Run(source, options, groups);
    try {
      for (List<Entry> batch = batch(file); !batch.isEmpty(); batch = batch(file)) {
        run.findings(batch).forEach(progress);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    return Stream.concat(groups.remarks().stream(), file.left().stream()).toList();
  }

  private static List<Entry> batch(UserFile file) throws IOException {
    List<Entry> batch = new ArrayList<>();
    while (batch.size() < BATCH) {
      Optional<Entry> next = file.next();
      if (next.isEmpty()) {
        break;
      }
      batch.add(next.get());
    }
    return batch;
  }

  /** One run over a file. */
  private final class Run {
    private final String source;
    private final ImportOptions options;
    private final GroupsByName groups;
    private final PlanAccounts plan;
    private final ImportProfiles values = new ImportProfiles(schema, profiles);
    private final WriteAccounts write;
    private final ImportedAccounts origins = new ImportedAccounts();
    private final SeenNames everSeen = new SeenNames();
    private final Set<String> prepared = new HashSet<>();

    Run(String source, ImportOptions options, GroupsByName groups) {
      this.source = source;
      this.options = options;
      this.groups = groups;
      this.plan = new PlanAccounts(options, telephones, nobodys, clock.instant());
      this.write =
          new WriteAccounts(source, database, accounts, vault, values, into::addMembers, false);
    }

    List<Finding> findings(List<Entry> batch) {
      List<Entry> sound = batch.stream().map(this::sound).toList();
      groups.make(sound.stream().flatMap(entry -> entry.groups().stream()).distinct().toList());
      return options.dryRun()
          ? database.read(sql -> planned(sql, sound, everSeen)).stream().map(Each::finding).toList()
          : database.write(tx -> written(tx, sound)).stream().map(Each::finding).toList();
    }

    /** Without values of fields that are not declared, which are told. */
    private Entry sound(Entry entry) {
      FormerUser user = entry.user();
      if (user == null) {
        return entry;
      }
      if (!entry.secondFactors().isEmpty() && options.secondFactor() == null) {
        throw new IllegalArgumentException(
            entry.place()
                + " has a second factor, which there is none of here yet: say what happens to such"
                + " accounts with --second-factor deactivate, keep-password or skip");
      }
      List<Remark> remarks = new ArrayList<>(entry.remarks());
      Map<String, String> kept = new HashMap<>(user.profile());
      for (String name : user.profile().keySet()) {
        if (!values.takes(name)) {
          remarks.add(new Remark("profile." + name, "no such field is declared", ""));
          kept.remove(name);
        } else if (prepared.add(name)) {
          profiles.prepare(List.of(name));
        }
      }
      return new Entry(
          entry.place(), user.withProfile(kept), entry.groups(), entry.secondFactors(), remarks);
    }

    private List<Each> written(Transaction tx, List<Entry> batch) {
      List<Each> all = planned(tx.sql(), batch, new SeenNames());
      Map<String, List<UUID>> members = new HashMap<>();
      Map<String, List<DjangoFactors.Factor>> factors = new HashMap<>();
      List<Planned> plans = new ArrayList<>();
      for (Each each : all) {
        FormerUser user = each.entry().user();
        if (user != null && each.plan() != null) {
          members.put(user.key().toString(), groups.of(each.entry().groups()));
          factors.put(user.key().toString(), each.entry().secondFactors());
          plans.add(each.plan());
        }
      }
      Instant now = clock.instant();
      var none = new DjangoTokens.Found(Map.of(), Set.of());
      write.write(tx, plans, new WriteAccounts.Belongings(none, factors, members), now);
      return all;
    }

    private List<Each> planned(DSLContext sql, List<Entry> batch, SeenNames seen) {
      List<FormerUser> users =
          batch.stream()
              .map(Entry::user)
              .filter(Objects::nonNull)
              .map(u -> (FormerUser) u)
              .toList();
      Map<String, Origin> known =
          origins.find(sql, source, users.stream().map(FormerUser::id).toList());
      List<FormerUser> fresh = users.stream().filter(u -> !known.containsKey(u.id())).toList();
      seen.add(TakenNames.among(sql, plan.asked(fresh)));
      Set<String> twice = new HashSet<>();
      return batch.stream().map(entry -> each(entry, known, seen, twice)).toList();
    }

    private Each each(Entry entry, Map<String, Origin> known, SeenNames seen, Set<String> twice) {
      FormerUser user = entry.user();
      if (user == null) {
        return new Each(
            entry, null, new Finding(entry.place(), "", Outcome.SKIPPED, entry.remarks()));
      }
      if (known.containsKey(user.id())) {
        return new Each(entry, null, new Planned(user, null, null, List.of()).finding());
      }
      if (!twice.add(user.id())) {
        return new Each(
            entry,
            null,
            new Finding(
                user.id(),
                Objects.requireNonNullElse(user.username(), user.email()),
                Outcome.SKIPPED,
                List.of(
                    new Remark("id", "it stands in the file twice (" + entry.place() + ")", ""))));
      }
      Planned planned = plan.plan(user, seen, !entry.secondFactors().isEmpty());
      List<Remark> remarks = planned.remarks();
      if (planned.account() != null) {
        remarks.addAll(entry.remarks());
        remarks.addAll(groups.refused(entry.groups()));
      }
      return new Each(entry, planned, null);
    }
  }

  /** What is to become of an entry: the plan for it, or what is told without one. */
  private record Each(
      Entry entry,
      @org.jspecify.annotations.Nullable Planned plan,
      @org.jspecify.annotations.Nullable Finding told) {
    Finding finding() {
      return plan == null ? Objects.requireNonNull(told) : plan.finding();
    }
  }
}
