package dev.vestibule.core.accounts;

import static dev.vestibule.core.accounts.AccountTable.ACCOUNTS;
import static dev.vestibule.core.accounts.AccountTable.ID;

import dev.vestibule.House;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Fills a database with accounts, many of them by one statement for each table. */
final class ManyAccounts {
  private static final int AT_ONCE = 1000;
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final List<Field<?>> COLUMNS =
      List.of(
          AccountTable.UUID_TEXT,
          AccountTable.USERNAME,
          AccountTable.USERNAME_KEY,
          AccountTable.EMAIL,
          AccountTable.EMAIL_KEY,
          AccountTable.EMAIL_ORDER,
          AccountTable.FULL_NAME,
          AccountTable.NAME_KEY,
          AccountTable.STATUS,
          AccountTable.IS_STAFF,
          AccountTable.IS_SUPERUSER,
          AccountTable.EMAIL_VERIFIED_AT,
          AccountTable.TELEPHONE_VERIFIED_AT,
          AccountTable.TELEPHONE,
          AccountTable.JOINED_AT,
          AccountTable.LAST_SEEN,
          AccountTable.UPDATED_AT);

  private ManyAccounts() {}

  /**
   * Adds accounts, numbered from 1 on beside those that are there. Names and addresses are in no
   * order; every second address is proven, every third account was never seen; of every thousand
   * one is staff, one a superuser, one deactivated, and one has proven a number.
   */
  static void add(House house, int many) {
    house.database.write(tx -> {
      for (int from = 1; from <= many; from += AT_ONCE) {
        addSome(tx, from, Math.min(many, from + AT_ONCE - 1));
      }
      words(tx);
      return many;
    });
  }

  private static void addSome(Transaction tx, int from, int to) {
    var insert = tx.sql().insertInto(ACCOUNTS, COLUMNS);
    for (int i = from; i <= to; i++) {
      long mixed = i * 7919L % 1_000_003;
      String name = "Name" + mixed % 5003 + " Family" + mixed;
      String email = "m" + mixed + "@example.org";
      insert =
          insert.values(
              "%08x-0000-4000-8000-%012x".formatted(i, i),
              "u" + mixed,
              "u" + mixed,
              email,
              email,
              email,
              name,
              AccountKeys.folded(name),
              i % 1000 == 7 ? "deactivated" : "active",
              i % 1000 == 3,
              i % 1000 == 5,
              now(i % 2 == 0),
              now(i % 1000 == 11),
              "+336%08d".formatted(i),
              Instant.parse("2020-01-01T00:00:00Z").plusSeconds(mixed * 90),
              i % 3 == 0
                  ? ""
                  : Columns.text(Instant.parse("2025-01-01T00:00:00Z").plusSeconds(mixed)),
              NOW);
    }
    insert.execute();
  }

  private static @Nullable Instant now(boolean when) {
    return when ? NOW : null;
  }

  private static void words(Transaction tx) {
    Field<String> name = AccountTable.NAME_KEY;
    Field<String> family = DSL.substring(name, DSL.position(name, " ").plus(1));
    Field<String> address = AccountTable.EMAIL_ORDER;
    for (Field<String> word :
        List.of(AccountTable.USERNAME_KEY, address, name, AccountTable.TELEPHONE, family)) {
      tx.sql()
          .insertInto(
              DSL.table("account_words"),
              DSL.field("word", String.class),
              DSL.field("account_id", Long.class))
          .select(DSL.select(word, ID).from(ACCOUNTS).where(word.isNotNull()))
          .onConflictDoNothing()
          .execute();
    }
  }
}
