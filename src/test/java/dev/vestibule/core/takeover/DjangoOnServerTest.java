package dev.vestibule.core.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Takeover;
import dev.vestibule.TestDatabase;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.platform.crypto.Digests;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A project on PostgreSQL or MariaDB, whose columns have other types than SQLite's. */
class DjangoOnServerTest {
  private static final String KEY = "0f0e0d0c-0b0a-0908-0706-050403020100";
  private static final String KNOX = "ab".repeat(32);

  /** As Django 5 declares them there; MariaDB keeps times in UTC, without saying so. */
  private static final List<String> POSTGRESQL =
      List.of(
          "create table people_user (id uuid primary key, password varchar(128) not null,"
              + " last_login timestamptz, username varchar(150) not null, email varchar(254) not"
              + " null, is_active boolean not null, is_staff boolean not null, is_superuser boolean"
              + " not null, date_joined timestamptz not null, address varchar(90))",
          "create table knox_authtoken (digest varchar(128) primary key, created timestamptz not"
              + " null, expiry timestamptz, token_key varchar(25) not null, user_id uuid not null"
              + " references people_user (id))",
          "create table auth_group (id serial primary key, name varchar(150) not null)",
          "create table people_user_groups (id bigserial primary key, user_id uuid not null"
              + " references people_user (id), group_id integer not null)",
          "insert into people_user values ('"
              + KEY
              + "', 'md5$$900150983cd24fb0d6963f7d28e17f72',"
              + " '2024-02-03 05:06:07.123456+01', 'ann', 'ann@example.test', true, true, false,"
              + " '2020-01-02 03:04:05+00', 'Rue 1')");

  private static final List<String> MARIADB =
      List.of(
          "create table people_user (id uuid primary key, password varchar(128) not null,"
              + " last_login datetime(6), username varchar(150) not null, email varchar(254) not"
              + " null, is_active bool not null, is_staff bool not null, is_superuser bool not"
              + " null, date_joined datetime(6) not null, address varchar(90))",
          "create table knox_authtoken (digest varchar(128) primary key, created datetime(6) not"
              + " null, expiry datetime(6), token_key varchar(25) not null, user_id uuid not null,"
              + " foreign key (user_id) references people_user (id))",
          "create table auth_group (id integer auto_increment primary key, name varchar(150) not"
              + " null)",
          "create table people_user_groups (id bigint auto_increment primary key, user_id uuid not"
              + " null, group_id integer not null, foreign key (user_id) references people_user"
              + " (id))",
          "insert into people_user values ('"
              + KEY
              + "', 'md5$$900150983cd24fb0d6963f7d28e17f72',"
              + " '2024-02-03 04:06:07.123456', 'ann', 'ann@example.test', 1, 1, 0,"
              + " '2020-01-02 03:04:05', 'Rue 1')");

  private static void fill(String url) throws SQLException {
    String digest = Digests.hex("SHA-512", java.util.HexFormat.of().parseHex(KNOX));
    try (Connection connection = DriverManager.getConnection(url);
        Statement sql = connection.createStatement()) {
      for (String statement : TestDatabase.isMariadb() ? MARIADB : POSTGRESQL) {
        sql.execute(statement);
      }
      sql.execute("insert into auth_group values (1, 'equipe')");
      sql.execute(
          "insert into knox_authtoken values ('"
              + digest
              + "', now(), null, 'abababab', '"
              + KEY
              + "')");
      sql.execute("insert into people_user_groups values (1, '" + KEY + "', 1)");
    }
  }

  @Test
  void isReadAlike() throws SQLException {
    String url = TestDatabase.empty();
    fill(url);
    try (TestServer server = TestServer.start(Map.of());
        DjangoDatabase django = DjangoDatabase.open(DjangoAddress.of(url))) {
      List<Finding> findings = new ArrayList<>();
      ImportDjango work = Takeover.django(server.house());
      ImportDjango.Survey survey =
          work.survey(django, DjangoMapping.Given.NOTHING, Optional.empty());
      assertThat(survey.proposal()).contains("table: people_user", "address: address");
      work.run(django, survey, Optional.empty(), Legacy.USUAL, findings::add);
      assertThat(findings).hasSize(1).allMatch(f -> f.remarks().isEmpty());
      Account ann =
          server
              .house()
              .database
              .read(sql -> server.house().accounts.byUsername(sql, "ann"))
              .orElseThrow();
      assertThat(ann.uuid()).hasToString(KEY);
      assertThat(ann.staff()).isTrue();
      assertThat(ann.superuser()).isFalse();
      assertThat(ann.joinedAt()).isEqualTo(Instant.parse("2020-01-02T03:04:05Z"));
      assertThat(ann.lastSignInAt()).isEqualTo(Instant.parse("2024-02-03T04:06:07.123456Z"));
      assertThat(
              server
                  .house()
                  .database
                  .read(sql -> server.house().profiles.read(sql, ann.id()))
                  .get("address"))
          .isEqualTo("Rue 1");
      Visitor visitor = new Visitor(server);
      assertThat(visitor.get("/users/me/", "Token " + KNOX).status()).isEqualTo(200);
      assertThat(visitor.create("ann", "abc").status()).isEqualTo(200);
    }
  }
}
