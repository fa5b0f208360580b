package dev.vestibule.core.rights;

import static dev.vestibule.core.rights.GroupTable.GROUPS;
import static dev.vestibule.core.rights.GroupTable.ID;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountMatch;
import dev.vestibule.core.accounts.AccountTable;
import dev.vestibule.core.events.EventType;
import dev.vestibule.core.events.Events;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.text.Normalizer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Groups, their permissions and their members. */
public final class Groups {
  private static final Table<Record> MEMBERS = table(name("group_members"));
  private static final Field<String> GROUP_ID = field(name("group_id"), SQLDataType.VARCHAR);
  private static final Field<Long> ACCOUNT_ID = field(name("account_id"), SQLDataType.BIGINT);
  private static final Field<Instant> ADDED_AT = Columns.instant("added_at");

  private final Grants grants = Grants.ofGroups();
  private final Events events;
  private final InstantSource clock;

  /**
   * @param events are told what becomes of groups and who belongs to them
   */
  public Groups(Events events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  /** Everything an account may do: all for superusers, and otherwise what its groups carry. */
  public Rights rights(DSLContext sql, Account account) {
    Set<Permission> all = EnumSet.noneOf(Permission.class);
    sql.select(Grants.PERMISSION)
        .from(MEMBERS)
        .join(Grants.OF_GROUPS)
        .using(GROUP_ID)
        .where(ACCOUNT_ID.eq(account.id()))
        .forEach(row -> Permission.ofWord(row.get(Grants.PERMISSION)).ifPresent(all::add));
    return new Rights(all, account.superuser());
  }

  public Optional<Group> byId(DSLContext sql, UUID id) {
    return fetch(sql, ID.eq(id.toString())).stream().findFirst();
  }

  /** By its name, without case. */
  public Optional<Group> byName(DSLContext sql, String name) {
    return fetch(sql, GroupTable.NAME_KEY.eq(key(name))).stream().findFirst();
  }

  /** Whether another group than {@code except} has the name, without case. */
  public boolean nameTaken(DSLContext sql, String name, Optional<UUID> except) {
    Condition same = GroupTable.NAME_KEY.eq(key(name));
    Condition others = except.map(id -> same.and(ID.ne(id.toString()))).orElse(same);
    return sql.fetchExists(DSL.selectOne().from(GROUPS).where(others));
  }

  /** The next groups after a name, in the order of names without case. */
  public List<Group> after(DSLContext sql, String name, int most) {
    return withGrants(
        sql,
        sql.select(GroupTable.COLUMNS)
            .from(GROUPS)
            .where(GroupTable.NAME_KEY.gt(key(name)))
            .orderBy(GroupTable.NAME_KEY)
            .limit(most)
            .fetch());
  }

  /** The groups of these accounts, by account, in the order of names. */
  public Map<Long, List<Group>> ofAccounts(DSLContext sql, Collection<Long> accounts) {
    Map<Long, List<Group>> found = new HashMap<>();
    if (accounts.isEmpty()) {
      return found;
    }
    var rows =
        sql.select(GroupTable.COLUMNS)
            .select(ACCOUNT_ID)
            .from(GROUPS)
            .join(MEMBERS)
            .on(GROUP_ID.eq(ID))
            .where(ACCOUNT_ID.in(accounts))
            .orderBy(GroupTable.NAME_KEY)
            .fetch();
    Map<String, Set<Permission>> permissions =
        grants.of(sql, rows.stream().map(row -> row.get(ID)).distinct().toList());
    rows.forEach(row ->
        found
            .computeIfAbsent(row.get(ACCOUNT_ID), _ -> new ArrayList<>())
            .add(GroupTable.group(row, permissions.getOrDefault(row.get(ID), Set.of()))));
    return found;
  }

  /** Adds a group whose name is free. */
  public Group add(Transaction tx, String name, String description, Set<Permission> permissions) {
    return add(tx, UUID.randomUUID(), name, description, permissions);
  }

  /** Adds a group that was on another server, with its identifier; its name is free. */
  public Group add(
      Transaction tx, UUID id, String name, String description, Set<Permission> permissions) {
    Instant now = clock.instant();
    tx.sql()
        .insertInto(GROUPS)
        .set(ID, id.toString())
        .set(GroupTable.NAME, name)
        .set(GroupTable.NAME_KEY, key(name))
        .set(GroupTable.DESCRIPTION, description)
        .set(GroupTable.CREATED_AT, now)
        .set(GroupTable.UPDATED_AT, now)
        .execute();
    grants.write(tx, id.toString(), permissions);
    tell(tx, EventType.GROUP_CREATED, id, name);
    return byId(tx.sql(), id).orElseThrow();
  }

  private void tell(Transaction tx, EventType type, UUID id, String name) {
    events.happened(tx, type, Optional.empty(), Map.of("group", id.toString(), "name", name));
  }

  /** Replaces name, description and permissions; the version goes up. */
  public void change(
      Transaction tx, UUID id, String name, String description, Set<Permission> permissions) {
    tx.sql()
        .update(GROUPS)
        .set(GroupTable.NAME, name)
        .set(GroupTable.NAME_KEY, key(name))
        .set(GroupTable.DESCRIPTION, description)
        .set(GroupTable.UPDATED_AT, clock.instant())
        .set(GroupTable.VERSION, GroupTable.VERSION.plus(1))
        .where(ID.eq(id.toString()))
        .execute();
    grants.write(tx, id.toString(), permissions);
    tell(tx, EventType.GROUP_UPDATED, id, name);
  }

  public void remove(Transaction tx, UUID id) {
    Optional<Group> present = byId(tx.sql(), id);
    tx.sql().deleteFrom(GROUPS).where(ID.eq(id.toString())).execute();
    present.ifPresent(group -> tell(tx, EventType.GROUP_DELETED, id, group.name()));
  }

  /** Whether the account belongs to the group. */
  public boolean isMember(DSLContext sql, UUID group, long account) {
    return sql.fetchExists(DSL.selectOne().from(MEMBERS).where(membership(group, account)));
  }

  /** Adds a member; nothing happens when the account is one already. */
  public void addMember(Transaction tx, UUID group, long account) {
    if (!isMember(tx.sql(), group, account)) {
      tx.sql()
          .insertInto(MEMBERS, GROUP_ID, ACCOUNT_ID, ADDED_AT)
          .values(group.toString(), account, clock.instant())
          .execute();
      tell(tx, EventType.GROUP_MEMBER_ADDED, group, account);
    }
  }

  /** Makes many new accounts members of their groups. */
  public void addMembers(Transaction tx, Map<Long, List<UUID>> groupsOf) {
    var batch =
        tx.sql()
            .batch(
                tx.sql()
                    .insertInto(MEMBERS, GROUP_ID, ACCOUNT_ID, ADDED_AT)
                    .values("", 0L, clock.instant()));
    for (Map.Entry<Long, List<UUID>> of : groupsOf.entrySet()) {
      for (UUID group : of.getValue()) {
        batch = batch.bind(group.toString(), of.getKey(), clock.instant());
      }
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  public void removeMember(Transaction tx, UUID group, long account) {
    if (tx.sql().deleteFrom(MEMBERS).where(membership(group, account)).execute() > 0) {
      tell(tx, EventType.GROUP_MEMBER_REMOVED, group, account);
    }
  }

  private void tell(Transaction tx, EventType type, UUID group, long account) {
    Optional<UUID> member =
        tx.sql()
            .select(AccountTable.UUID_TEXT)
            .from(AccountTable.ACCOUNTS)
            .where(AccountTable.ID.eq(account))
            .fetchOptional(AccountTable.UUID_TEXT)
            .map(UUID::fromString);
    events.happened(tx, type, member, Map.of("group", group.toString()));
  }

  /** The next members after an account's number, in the order of numbers. */
  public List<Account> members(DSLContext sql, UUID group, long after, int most) {
    return sql.select(AccountTable.COLUMNS)
        .from(AccountTable.ACCOUNTS)
        .join(MEMBERS)
        .on(ACCOUNT_ID.eq(AccountTable.ID))
        .where(GROUP_ID.eq(group.toString()))
        .and(ACCOUNT_ID.gt(after))
        .orderBy(ACCOUNT_ID)
        .limit(most)
        .fetch(AccountTable::account);
  }

  /** What a list of accounts keeps to that holds the members alone. */
  public AccountMatch members(UUID group) {
    Condition ofGroup = GROUP_ID.eq(group.toString());
    Condition each =
        DSL.exists(
            DSL.selectOne().from(MEMBERS).where(ofGroup).and(ACCOUNT_ID.eq(AccountTable.ID)));
    return new AccountMatch(each, MEMBERS, ACCOUNT_ID, ofGroup);
  }

  private static Condition membership(UUID group, long account) {
    return GROUP_ID.eq(group.toString()).and(ACCOUNT_ID.eq(account));
  }

  private List<Group> fetch(DSLContext sql, Condition which) {
    return withGrants(sql, sql.select(GroupTable.COLUMNS).from(GROUPS).where(which).fetch());
  }

  private List<Group> withGrants(DSLContext sql, List<? extends Record> rows) {
    Map<String, Set<Permission>> permissions =
        grants.of(sql, rows.stream().map(row -> row.get(ID)).toList());
    return rows.stream()
        .map(row -> GroupTable.group(row, permissions.getOrDefault(row.get(ID), Set.of())))
        .toList();
  }

  private static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
