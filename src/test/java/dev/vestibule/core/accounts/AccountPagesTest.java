package dev.vestibule.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.core.accounts.AccountPages.Page;
import dev.vestibule.core.accounts.AccountPages.Position;
import dev.vestibule.core.accounts.AccountPages.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.conf.ParamType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists of accounts: what a database does for a page, and that pages hold everybody once. */
class AccountPagesTest {
  private static final int MANY = 12_000;
  private static final Optional<Position> START = Optional.empty();

  private static TestServer server;
  private static UUID large;
  private static UUID small;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Map.of(
                "profile.fields",
                "{\"city\": {\"type\": \"string\", \"dialects\": [\"v1\"], \"indexed\": true}}"));
    ManyAccounts.add(server.house(), MANY);
    large = group("Large", "id > 0");
    small = group("Small", "id % 1000 = 1");
    server
        .house()
        .database
        .write(tx ->
            tx.sql()
                .execute(
                    "insert into profile_values (account_id, field, value, updated_at) select id,"
                        + " 'city', case when id % 1000 = 9 then 'Lyon' else 'Paris' end, joined_at"
                        + " from accounts"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static UUID group(String name, String members) {
    var house = server.house();
    return house.database.write(tx -> {
      UUID id = house.administration.groups.add(tx, name, "", Set.of()).id();
      tx.sql()
          .execute(
              "insert into group_members (group_id, account_id, added_at) select ?, id, joined_at"
                  + " from accounts where "
                  + members,
              id.toString());
      return id;
    });
  }

  /** Filters that many accounts pass. */
  private static Map<String, List<AccountMatch>> broad() {
    Map<String, List<AccountMatch>> all = new LinkedHashMap<>();
    all.put("everybody", List.of());
    all.put("active", List.of(AccountMatches.status(AccountStatus.ACTIVE)));
    all.put("proven", List.of(AccountMatches.emailVerified(true)));
    all.put("unproven", List.of(AccountMatches.emailVerified(false)));
    all.put("telephone unproven", List.of(AccountMatches.telephoneVerified(false)));
    all.put("no staff", List.of(AccountMatches.staff(false)));
    all.put("no superuser", List.of(AccountMatches.superuser(false)));
    all.put("joined from", List.of(AccountMatches.joinedFrom(Instant.EPOCH)));
    all.put("seen from", List.of(AccountMatches.seenFrom(Instant.EPOCH)));
    all.put(
        "seen before", List.of(AccountMatches.seenBefore(Instant.parse("2030-01-01T00:00:00Z"))));
    all.put("search", List.of(AccountMatches.beginning("M")));
    all.put("group", List.of(server.house().administration.groups.members(large)));
    all.put("profile", List.of(city("Paris")));
    all.put(
        "several",
        List.of(
            AccountMatches.beginning("name"),
            AccountMatches.staff(false),
            AccountMatches.emailVerified(true)));
    return all;
  }

  /** Filters that few accounts pass. */
  private static Map<String, List<AccountMatch>> narrow() {
    Map<String, List<AccountMatch>> all = new LinkedHashMap<>();
    all.put("deactivated", List.of(AccountMatches.status(AccountStatus.DEACTIVATED)));
    all.put("staff", List.of(AccountMatches.staff(true)));
    all.put("superuser", List.of(AccountMatches.superuser(true)));
    all.put("telephone proven", List.of(AccountMatches.telephoneVerified(true)));
    all.put(
        "joined before",
        List.of(AccountMatches.joinedBefore(Instant.parse("2020-02-01T00:00:00Z"))));
    all.put("seen from", List.of(AccountMatches.seenFrom(Instant.parse("2025-01-12T00:00:00Z"))));
    all.put("search", List.of(AccountMatches.beginning("family77")));
    all.put("telephone", List.of(AccountMatches.beginning("+33 6 00 00 00")));
    all.put("group", List.of(server.house().administration.groups.members(small)));
    all.put("profile", List.of(city("Lyon")));
    all.put(
        "rare among many",
        List.of(AccountMatches.emailVerified(true), AccountMatches.superuser(true)));
    return all;
  }

  private static AccountMatch city(String name) {
    var house = server.house();
    return house.profiles.having(house.profileSchema.find("city").orElseThrow(), name);
  }

  private static List<String> plan(
      List<AccountMatch> matches, AccountOrder order, boolean down, Optional<Position> after) {
    return server
        .house()
        .database
        .read(sql -> {
          String query =
              AccountPages.select(sql, new Question(matches, order, down), after)
                  .limit(51)
                  .getSQL(ParamType.INLINED);
          return sql.resultQuery("explain query plan " + query).fetch("detail", String.class);
        });
  }

  @Test
  @Tag("sqlite")
  void noListLooksAtAllAccounts() {
    Map<String, List<String>> bad = new LinkedHashMap<>();
    for (AccountOrder order : AccountOrder.values()) {
      String key = order == AccountOrder.JOINED_AT ? "2021-01-01T00:00:00.000000Z" : "m";
      Optional<Position> after = Optional.of(new Position(key, 7));
      for (boolean down : List.of(true, false)) {
        for (Optional<Position> from : List.of(START, after)) {
          broad()
              .forEach((name, matches) -> {
                List<String> plan = plan(matches, order, down, from);
                if (plan.stream().anyMatch(step -> scans(step) || step.contains("TEMP B-TREE"))) {
                  bad.put("broad " + name + " by " + order + down + from, plan);
                }
              });
          narrow()
              .forEach((name, matches) -> {
                List<String> plan = plan(matches, order, down, from);
                if (plan.stream().anyMatch(AccountPagesTest::scans)
                    || plan.stream().noneMatch(step -> step.contains("LIST SUBQUERY"))) {
                  bad.put("narrow " + name + " by " + order + down + from, plan);
                }
              });
        }
      }
    }
    assertThat(bad).isEmpty();
  }

  /** How many rows MariaDB reads for a page, that of counting what matches among them. */
  private static int reads(
      List<AccountMatch> matches, AccountOrder order, boolean down, Optional<Position> after) {
    Question asked = new Question(matches, order, down);
    return server
        .house()
        .database
        .write(tx -> {
          tx.sql().execute("flush status");
          AccountPages.page(tx.sql(), asked, after, 50);
          return tx
              .sql()
              .fetch("show status like 'Handler_read%'")
              .getValues(1, Integer.class)
              .stream()
              .mapToInt(Integer::intValue)
              .sum();
        });
  }

  /** Counting reads no more than it has to, twice, and a page follows the index of its order. */
  @Test
  @Tag("mariadb")
  void noPageReadsAllThatMatches() {
    Map<String, Integer> bad = new LinkedHashMap<>();
    for (AccountOrder order : AccountOrder.values()) {
      String key = order == AccountOrder.JOINED_AT ? "2021-01-01T00:00:00.000000Z" : "m";
      for (Optional<Position> from : List.of(START, Optional.of(new Position(key, 7)))) {
        for (boolean down : List.of(true, false)) {
          Map<String, List<AccountMatch>> all = new LinkedHashMap<>(broad());
          narrow().forEach((name, matches) -> all.put("narrow " + name, matches));
          all.forEach((name, matches) -> {
            int most = 1000 + matches.size() * 2 * (AccountMatch.FEW + 1);
            int rows = reads(matches, order, down, from);
            if (rows > most) {
              bad.put(name + " by " + order + down + from, rows);
            }
          });
        }
      }
    }
    assertThat(bad).isEmpty();
  }

  private static boolean scans(String step) {
    return step.startsWith("SCAN");
  }

  @Test
  void pagesHoldEverybodyOnceAndInOrder() {
    for (AccountOrder order : AccountOrder.values()) {
      for (boolean down : List.of(true, false)) {
        List<Long> all = walk(new Question(List.of(), order, down));
        assertThat(all).as(order.word()).hasSize(MANY).doesNotHaveDuplicates();
      }
    }
    var byName = walk(new Question(List.of(), AccountOrder.NAME, false));
    var reverse = walk(new Question(List.of(), AccountOrder.NAME, true));
    assertThat(byName).isEqualTo(reverse.reversed());
  }

  @Test
  void bothWaysFindTheSame() {
    for (var filters : List.of(broad(), narrow())) {
      filters.forEach((name, matches) -> {
        for (AccountMatch match : matches) {
          Set<Long> each = found(AccountTable.ACCOUNTS, AccountTable.ID, match.each());
          Set<Long> all = found(match.from(), match.account(), match.where());
          assertThat(all).as(name).isEqualTo(each).isNotEmpty();
        }
        List<Long> walked = walk(new Question(matches, AccountOrder.USERNAME, false));
        int counted = server.house().database.read(sql -> AccountPages.count(sql, matches));
        assertThat(walked).as(name).hasSize(counted);
      });
    }
  }

  private static Set<Long> found(Table<Record> from, Field<Long> id, Condition where) {
    return server
        .house()
        .database
        .read(sql -> new HashSet<>(sql.select(id).from(from).where(where).fetch(id)));
  }

  private static List<Long> walk(Question asked) {
    List<Long> ids = new ArrayList<>();
    Optional<Position> next = START;
    do {
      Optional<Position> from = next;
      Page page = server.house().database.read(sql -> AccountPages.page(sql, asked, from, 1999));
      page.accounts().forEach(listed -> ids.add(listed.account().id()));
      next = page.next();
    } while (next.isPresent());
    return ids;
  }

  @Test
  @Tag("sqlite")
  void listsByNumberAreStillReadInTheirOrder() {
    List<String> plan =
        server
            .house()
            .database
            .read(sql ->
                sql.resultQuery(
                        "explain query plan select id from accounts where decoy = 0 and id > 9"
                            + " order by id limit 5")
                    .fetch("detail", String.class));
    assertThat(plan).containsExactly("SEARCH accounts USING INTEGER PRIMARY KEY (rowid>?)");
  }
}
