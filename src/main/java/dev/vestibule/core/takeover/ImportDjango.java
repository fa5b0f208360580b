package dev.vestibule.core.takeover;

import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.ImportedAccounts;
import dev.vestibule.core.accounts.ImportedAccounts.Origin;
import dev.vestibule.core.accounts.TakenNames;
import dev.vestibule.core.media.Avatars;
import dev.vestibule.core.passwords.PasswordHashes;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.takeover.PlanAccounts.Planned;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.tokens.ImportedKey;
import dev.vestibule.core.tokens.ImportedKeys;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the accounts of a Django project over, which may go on running. Each batch is a transaction
 * of its own, and what was imported before is left as it is, so that an import which was broken off
 * is simply started again. Of memory it needs what one batch needs.
 */
public final class ImportDjango {
  /** Small enough for every database's limit of parameters, with some to each user. */
  private static final int BATCH = 1000;

  private final Database database;
  private final Vault vault;
  private final Accounts accounts;
  private final Avatars avatars;
  private final Telephones telephones;
  private final ProfileSchema schema;
  private final Profiles profiles;
  private final ImportedKeys keys;
  private final Groups into;
  private final NobodysPassword nobodys;
  private final InstantSource clock;

  public ImportDjango(
      Database database,
      Vault vault,
      Accounts accounts,
      Avatars avatars,
      Telephones telephones,
      ProfileSchema schema,
      Profiles profiles,
      ImportedKeys keys,
      Groups into,
      PasswordHashes passwords,
      InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.accounts = accounts;
    this.avatars = avatars;
    this.telephones = telephones;
    this.schema = schema;
    this.profiles = profiles;
    this.keys = keys;
    this.into = into;
    this.nobodys = new NobodysPassword(passwords);
    this.clock = clock;
  }

  /**
   * What is seen before anything is written.
   *
   * @param users how many there are
   * @param secondFactors how many of their devices there are
   * @param proposal the mapping, and fields for columns that mean nothing here, as YAML
   */
  public record Survey(DjangoMapping mapping, long users, long secondFactors, String proposal) {}

  /**
   * Looks at a project.
   *
   * @throws IllegalArgumentException with what the operator has to say, when something is not clear
   */
  public Survey survey(
      DjangoDatabase django, DjangoMapping.Given given, Optional<DjangoSettings> settings) {
    FindUsers find = new FindUsers(django, schema);
    DjangoMapping mapping = find.find(given, settings.map(DjangoSettings::userModel).orElse(null));
    return new Survey(
        mapping,
        django.count(mapping.table()),
        new DjangoFactors(django).count(),
        Proposal.of(
            mapping,
            find.rest(mapping.table(), mapping.columns()),
            find.beside(mapping.table()),
            schema));
  }

  /**
   * Imports, or only tells what would come of it.
   *
   * @param progress is told of each user; in a trial run likewise
   * @return what the operator should know beside
   * @throws IllegalArgumentException when something has to be decided first; nothing was written
   */
  public List<String> run(
      DjangoDatabase django,
      Survey survey,
      Optional<DjangoSettings> settings,
      ImportOptions options,
      Consumer<Finding> progress) {
    if (survey.secondFactors() > 0 && options.secondFactor() == null) {
      throw new IllegalArgumentException(
          survey.secondFactors()
              + " second factors are in use, which there are none of here yet: say what happens to"
              + " such accounts with --second-factor deactivate, keep-password or skip");
    }
    vault.prepare();
    Optional<ImportedKey> key = settings.map(s -> s.keys(DjangoTokens.listed(django)));
    ImportProfiles values = new ImportProfiles(schema, profiles);
    values.prepare(survey.mapping());
    ImportGroups groups = new ImportGroups(django, into, survey.mapping());
    if (!options.dryRun()) {
      key.ifPresent(known ->
          database.write(tx -> {
            keys.keep(tx, known);
            return true;
          }));
      groups.make(database);
    }
    boolean shared = key.map(ImportedKey::tokens).isPresent();
    WriteAccounts write =
        new WriteAccounts(
            ImportedKeys.DJANGO, database, accounts, vault, values, groups::add, shared);
    Optional<ImportAvatars> pictures =
        Optional.ofNullable(options.media())
            .map(media -> new ImportAvatars(media, database, accounts, avatars));
    new Run(django, survey.mapping(), settings, options, groups, values, write, pictures)
        .all(progress);
    List<String> remarks = new ArrayList<>(groups.remarks());
    settings.ifPresent(s -> remarks.addAll(s.remarks()));
    return remarks;
  }

  /** One run over all users. */
  private final class Run {
    private final ReadUsers read;
    private final DjangoTokens tokens;
    private final DjangoFactors factors;
    private final ImportGroups groups;
    private final ImportOptions options;
    private final PlanAccounts plan;
    private final WriteAccounts write;
    private final FollowChanges follow;
    private final Optional<ImportAvatars> pictures;
    private final ImportedAccounts origins = new ImportedAccounts();
    private final SeenNames everSeen = new SeenNames();

    Run(
        DjangoDatabase django,
        DjangoMapping mapping,
        Optional<DjangoSettings> settings,
        ImportOptions options,
        ImportGroups groups,
        ImportProfiles values,
        WriteAccounts write,
        Optional<ImportAvatars> pictures) {
      var zone = settings.map(DjangoSettings::times).orElse(java.time.ZoneOffset.UTC);
      this.read = new ReadUsers(django, mapping, zone);
      this.tokens = new DjangoTokens(django, zone, clock.instant());
      this.factors = new DjangoFactors(django);
      this.groups = groups;
      this.options = options;
      this.plan = new PlanAccounts(options, telephones, nobodys, clock.instant());
      this.follow = new FollowChanges(accounts, values, plan, options);
      this.write = write;
      this.pictures = pictures;
    }

    /** The next batch is read while this one is written. */
    void all(Consumer<Finding> progress) {
      try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
        Future<Batch> next = reader.submit(() -> read(null));
        while (true) {
          Batch batch = next.get();
          if (batch.users().isEmpty()) {
            return;
          }
          Object last = batch.users().getLast().key();
          next = reader.submit(() -> read(last));
          findings(batch).forEach(progress);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the import was interrupted", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("the project's database: " + e.getMessage(), e);
      }
    }

    private record Batch(List<FormerUser> users, WriteAccounts.Belongings belongings) {}

    private Batch read(@Nullable Object last) {
      List<FormerUser> users = read.after(last, BATCH);
      List<Object> ids = users.stream().map(FormerUser::key).toList();
      return new Batch(
          users, new WriteAccounts.Belongings(tokens.of(ids), factors.of(ids), groups.of(ids)));
    }

    private List<Finding> findings(Batch batch) {
      if (options.dryRun()) {
        return findings(tried(batch.users(), batch.belongings()), Map.of());
      }
      Written written = database.write(tx -> written(tx, batch.users(), batch.belongings()));
      return findings(written.planned(), written.numbers()).stream()
          .map(finding -> written.followed().getOrDefault(finding.id(), finding))
          .toList();
    }

    private record Written(
        List<Planned> planned, Map<String, Long> numbers, Map<String, Finding> followed) {}

    private Written written(
        Transaction tx, List<FormerUser> users, WriteAccounts.Belongings belongings) {
      Map<String, Origin> known =
          origins.find(tx.sql(), ImportedKeys.DJANGO, users.stream().map(FormerUser::id).toList());
      List<FormerUser> fresh = users.stream().filter(u -> !known.containsKey(u.id())).toList();
      List<FormerUser> old = users.stream().filter(u -> known.containsKey(u.id())).toList();
      SeenNames seen = new SeenNames();
      seen.add(TakenNames.among(tx.sql(), plan.asked(fresh)));
      List<Planned> planned = planned(users, known, seen, belongings);
      Map<String, Long> numbers = write.write(tx, planned, belongings, clock.instant());
      Map<String, Finding> followed = new HashMap<>();
      if (!old.isEmpty()) {
        write.update(tx, old, known, belongings.tokens(), clock.instant());
        for (FormerUser user : old) {
          Origin origin = Objects.requireNonNull(known.get(user.id()));
          follow
              .follow(tx, user, origin, clock.instant())
              .ifPresent(finding -> followed.put(user.id(), finding));
        }
      }
      return new Written(planned, numbers, followed);
    }

    private List<Planned> tried(List<FormerUser> users, WriteAccounts.Belongings belongings) {
      return database.read(sql -> {
        Map<String, Origin> known =
            origins.find(sql, ImportedKeys.DJANGO, users.stream().map(FormerUser::id).toList());
        List<FormerUser> fresh = users.stream().filter(u -> !known.containsKey(u.id())).toList();
        everSeen.add(TakenNames.among(sql, plan.asked(fresh)));
        return planned(users, known, everSeen, belongings);
      });
    }

    /** Those that were imported before are planned as nothing, without a remark. */
    private List<Planned> planned(
        List<FormerUser> users,
        Map<String, Origin> known,
        SeenNames seen,
        WriteAccounts.Belongings belongings) {
      return users.stream()
          .map(user ->
              known.containsKey(user.id())
                  ? new Planned(user, null, null, List.of())
                  : plan.plan(user, seen, belongings.factors().containsKey(user.key().toString())))
          .toList();
    }

    private List<Finding> findings(List<Planned> planned, Map<String, Long> numbers) {
      return planned.stream().map(plan -> finding(plan, numbers)).toList();
    }

    private Finding finding(Planned planned, Map<String, Long> numbers) {
      Finding found = planned.finding();
      Long number = numbers.get(planned.user().id());
      String avatar = planned.user().avatar();
      if (pictures.isEmpty() || number == null || avatar.isEmpty()) {
        return found;
      }
      return pictures.get().take(number, avatar).map(remark -> found.with(remark)).orElse(found);
    }
  }
}
