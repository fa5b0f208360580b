package dev.vestibule.core.takeover;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.ImportedAccounts;
import dev.vestibule.core.accounts.ImportedAccounts.Marks;
import dev.vestibule.core.accounts.ImportedAccounts.Origin;
import dev.vestibule.core.takeover.DjangoTokens.Token;
import dev.vestibule.core.takeover.PlanAccounts.Planned;
import dev.vestibule.core.tokens.ImportedSessions;
import dev.vestibule.core.tokens.ImportedSessions.Started;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes planned accounts with all that belongs to them, in one transaction. */
final class WriteAccounts {
  private final String source;
  private final Database database;
  private final Accounts accounts;
  private final ImportedAccounts origins = new ImportedAccounts();
  private final ImportedSessions sessions;
  private final ImportedFactors factors;
  private final ImportProfiles profiles;
  private final BiConsumer<Transaction, Map<Long, List<UUID>>> groups;
  private final boolean sharedSessions;

  /**
   * @param source the system that they come from
   * @param groups makes accounts members of groups
   * @param sharedSessions whether signed tokens of there are verified here
   */
  WriteAccounts(
      String source,
      Database database,
      Accounts accounts,
      Vault vault,
      ImportProfiles profiles,
      BiConsumer<Transaction, Map<Long, List<UUID>>> groups,
      boolean sharedSessions) {
    this.source = source;
    this.database = database;
    this.accounts = accounts;
    this.sessions = new ImportedSessions(vault);
    this.factors = new ImportedFactors(vault);
    this.profiles = profiles;
    this.groups = groups;
    this.sharedSessions = sharedSessions;
  }

  /** What some users have beside their row, by their key. */
  record Belongings(
      DjangoTokens.Found tokens,
      Map<String, List<DjangoFactors.Factor>> factors,
      Map<String, List<UUID>> groups) {}

  /**
   * Writes new ones.
   *
   * @return their numbers, by their key there
   */
  Map<String, Long> write(
      Transaction tx, List<Planned> planned, Belongings belongings, Instant now) {
    List<Planned> made = planned.stream().filter(plan -> plan.account() != null).toList();
    if (made.isEmpty()) {
      return Map.of();
    }
    boolean keepNumbers = made.getFirst().user().number().isPresent();
    List<Account> rows = made.stream().map(p -> Objects.requireNonNull(p.account())).toList();
    Map<UUID, Long> byUuid = accounts.addAll(tx, rows, keepNumbers);
    if (keepNumbers) {
      database.continueNumbers(tx, "accounts");
    }
    Map<String, Long> numbers = new HashMap<>();
    List<Started> started = new ArrayList<>();
    List<Origin> from = new ArrayList<>();
    Map<Long, List<UUID>> members = new HashMap<>();
    for (Planned plan : made) {
      Account account = Objects.requireNonNull(plan.account());
      long id = Objects.requireNonNull(byUuid.get(account.uuid()));
      String key = plan.user().key().toString();
      numbers.put(plan.user().id(), id);
      from.add(origin(plan, account, id, account.active() ? shared(id, now, started) : null, now));
      if (account.active()) {
        belongings.tokens().of(plan.user()).forEach(token -> started.add(token.of(id)));
      }
      members.put(id, belongings.groups().getOrDefault(key, List.of()));
      factors.add(tx, id, belongings.factors().getOrDefault(key, List.of()), now);
      profiles.write(tx, id, plan);
    }
    origins.add(tx, from);
    sessions.start(tx, unknown(tx, started));
    groups.accept(tx, members);
    return numbers;
  }

  private Origin origin(
      Planned plan, Account account, long id, @Nullable String session, Instant now) {
    FormerUser user = plan.user();
    return new Origin(
        id, source, user.id(), session, user.email(), plan.unusable(), now, Seen.of(user, account));
  }

  private @Nullable String shared(long account, Instant now, List<Started> started) {
    if (!sharedSessions) {
      return null;
    }
    Started session = Started.shared(account, now);
    started.add(session);
    return session.id();
  }

  /** A digest that somebody else's session has already is not written twice. */
  private List<Started> unknown(Transaction tx, List<Started> started) {
    Set<String> known =
        sessions.known(
            tx.sql(),
            started.stream().map(Started::tokenHash).filter(Objects::nonNull).toList(),
            started.stream().map(Started::refreshId).filter(Objects::nonNull).toList());
    return started.stream()
        .filter(s -> s.tokenHash() == null || !known.contains(s.tokenHash()))
        .filter(s -> s.refreshId() == null || !known.contains(s.refreshId()))
        .toList();
  }

  private static boolean same(Account account, Origin origin) {
    Marks marks = origin.marks();
    return account.active()
        && (marks.here() == null
            ? account.version() == 1
            : Seen.here(account).equals(marks.here())
                && Seen.password(account).equals(marks.passwordHere()));
  }

  /**
   * Brings the tokens of accounts that were imported before up to date. An account that changed
   * here since then gets none: its owner may have shut out whoever has them.
   */
  void update(
      Transaction tx,
      List<FormerUser> users,
      Map<String, Origin> known,
      DjangoTokens.Found found,
      Instant now) {
    sessions.endByRefresh(tx, found.blacklisted(), now);
    List<Started> started = new ArrayList<>();
    Set<Long> ids = known.values().stream().map(Origin::account).collect(Collectors.toSet());
    Set<Long> withToken = sessions.withToken(tx.sql(), ids);
    for (FormerUser user : users) {
      Origin origin = Objects.requireNonNull(known.get(user.id()));
      if (!accounts.byId(tx.sql(), origin.account()).filter(a -> same(a, origin)).isPresent()) {
        continue;
      }
      for (Token token : found.of(user)) {
        if (token.kind() != Token.Kind.DRF || !withToken.contains(origin.account())) {
          started.add(token.of(origin.account()));
        }
      }
      if (sharedSessions && origin.session() == null) {
        Started session = Started.shared(origin.account(), now);
        started.add(session);
        origins.session(tx, origin.account(), session.id());
      }
    }
    sessions.start(tx, unknown(tx, started));
  }
}
