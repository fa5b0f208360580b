package dev.vestibule.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.House;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.audit.Fault.Kind;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each fault, planted in the database; one that is none; and what was exported before. */
class VerifyTrailTest {
  private static TestServer server;
  private static House house;
  private static long last;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
    house = server.house();
    Visitor visitor = new Visitor(server);
    for (String name : List.of("anna", "bob")) {
      visitor.account(name);
      visitor.signIn(name);
      int _ = visitor.create(name, "wrong").status();
    }
    assertThat(house.auditing.upkeep.sign()).hasSize(1);
    last = house.auditing.verify.verify().last();
    assertThat(last).isGreaterThan(6);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void found(Consumer<DSLContext> fault, Kind kind, long position) {
    assertThat(Planted.faults(house, fault))
        .anySatisfy(found -> {
          assertThat(found.kind()).isEqualTo(kind);
          assertThat(found.position()).isEqualTo(position);
        });
    assertThat(house.auditing.verify.verify().faults()).isEmpty();
  }

  private static String at(long position) {
    return Objects.requireNonNull(
        house.database.read(sql ->
            sql.fetchSingle("select event_id from audit_chain where position = ?", position)
                .get(0, String.class)));
  }

  @Test
  void whatWasWrittenIsWhole() {
    VerifyTrail.Report report = house.auditing.verify.verify();
    assertThat(report.faults()).isEmpty();
    assertThat(report.first()).isEqualTo(1);
    assertThat(report.records()).isEqualTo(last);
    assertThat(report.heads()).isEqualTo(1);
    assertThat(report.waiting()).isZero();
  }

  @Test
  void findsAChangedRecord() {
    found(
        sql -> sql.execute("update audit_events set outcome = 'done!' where id = ?", at(3)),
        Kind.CHANGED,
        3);
  }

  @Test
  void findsARecordThatIsGoneFromTheMiddle() {
    found(sql -> sql.execute("delete from audit_events where id = ?", at(4)), Kind.REMOVED, 4);
    found(
        sql -> {
          sql.execute("delete from audit_events where id = ?", at(4));
          sql.execute("delete from audit_chain where position = 4");
        },
        Kind.REMOVED,
        4);
    found(
        sql -> {
          sql.execute("delete from audit_events where id = ?", at(1));
          sql.execute("delete from audit_chain where position = 1");
        },
        Kind.REMOVED,
        1);
  }

  @Test
  void findsThatTheEndIsGone() {
    found(
        sql -> {
          sql.execute("delete from audit_events where id in (?, ?)", at(last), at(last - 1));
          sql.execute("delete from audit_chain where position >= ?", last - 1);
        },
        Kind.TRUNCATED,
        last - 1);
  }

  @Test
  void findsAnInsertedRecord() {
    String copy =
        "insert into audit_events select 'ffffffff-0000-7000-8000-000000000000', happened_at, type,"
            + " outcome, account, actor_kind, actor, door, route, request_id, address, facts,"
            + " key_id, sealed, mac from audit_events where id = ?";
    found(sql -> sql.execute(copy, at(2)), Kind.INSERTED, 0);
    // One that was chained before anybody looked.
    found(
        sql -> {
          sql.execute(copy, at(2));
          AuditRecord record =
              sql.select(AuditTable.COLUMNS)
                  .from(AuditTable.EVENTS)
                  .where(AuditTable.ID.eq("ffffffff-0000-7000-8000-000000000000"))
                  .fetchSingle(AuditRecord::of);
          Chain.End end = Chain.end(sql);
          sql.execute(
              "insert into audit_chain values (?, ?, ?)",
              last + 1,
              record.id(),
              record.hash(end.hash()));
        },
        Kind.INSERTED,
        last + 1);
  }

  @Test
  void findsRecordsThatChangedPlaces() {
    String second = at(2);
    String fifth = at(5);
    found(
        sql -> {
          sql.execute("update audit_chain set event_id = 'x' where position = 2");
          sql.execute("update audit_chain set event_id = ? where position = 5", second);
          sql.execute("update audit_chain set event_id = ? where position = 2", fifth);
        },
        Kind.MOVED,
        2);
  }

  @Test
  void findsAChainThatWasComputedAnew() {
    found(
        sql -> {
          sql.execute("update audit_events set facts = '{}' where id = ?", at(2));
          String hash = AuditRecord.GENESIS;
          for (long position = 1; position <= last; position++) {
            String id = at(position);
            AuditRecord record =
                sql.select(AuditTable.COLUMNS)
                    .from(AuditTable.EVENTS)
                    .where(AuditTable.ID.eq(id))
                    .fetchSingle(AuditRecord::of);
            hash = record.hash(hash);
            sql.execute("update audit_chain set hash = ? where position = ?", hash, position);
          }
        },
        Kind.HEAD,
        last);
  }

  @Test
  void findsAForgedHead() {
    found(
        sql -> sql.execute("update audit_heads set hash = ?", AuditRecord.GENESIS),
        Kind.HEAD,
        last);
    // An anchor that nobody signed hides nothing.
    found(
        sql -> {
          sql.execute("delete from audit_events where id = ?", at(1));
          sql.execute("delete from audit_chain where position = 1");
          sql.execute(
              "insert into audit_heads (position, kind, hash, signed_at, statement) select 1,"
                  + " 'anchor', hash, signed_at, statement from audit_heads");
        },
        Kind.REMOVED,
        1);
  }

  @Test
  void anErasedPersonIsNoFault() {
    assertThat(Planted.faults(house, sql -> sql.execute("delete from audit_keys"))).isEmpty();
  }

  @Test
  void whatWasExportedBeforeTellsOfAnEndThatIsGone() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      assertThat(house.auditing.export.write(out, 0, false)).isEqualTo(last);
    }
    String file = bytes.toString(StandardCharsets.UTF_8);
    VerifyTrail.Report whole = against(file);
    assertThat(whole.faults()).isEmpty();
    assertThat(whole.compared()).isEqualTo(last);
    assertThat(against(file.replaceFirst("djoser", "dj0ser")).faults())
        .extracting(Fault::kind)
        .containsOnly(Kind.CHANGED);
    assertThat(
            Planted.faults(
                house,
                sql -> {
                  sql.execute("delete from audit_events where id = ?", at(last));
                  sql.execute("delete from audit_chain where position = ?", last);
                  sql.execute("delete from audit_heads");
                }))
        .as("without the file nothing tells of it")
        .isEmpty();
  }

  private static VerifyTrail.Report against(String file) throws IOException {
    try (BufferedReader lines = new BufferedReader(new StringReader(file))) {
      return house.auditing.verify.verify(lines);
    }
  }
}
