package dev.vestibule.core.accounts;

import dev.vestibule.House;

/** Fills a database with accounts, all of them by one statement for each table. */
final class ManyAccounts {
  private ManyAccounts() {}

  /**
   * Adds accounts, numbered from 1 on beside those that are there. Names and addresses are in no
   * order; every second address is proven, every third account was never seen; of every thousand
   * one is staff, one a superuser, one deactivated, and one has proven a number.
   */
  static void add(House house, int many) {
    house.database.write(tx -> {
      tx.sql()
          .execute(
              """
              insert into accounts (uuid, username, username_key, email, email_key, email_order, full_name, name_key,
                status, is_staff, is_superuser, email_verified_at, telephone_verified_at, telephone, joined_at, last_seen, updated_at)
              with recursive n (i) as (select 1 union all select i + 1 from n where i < ?),
                m as (select i, (i * 7919) % 1000003 as r from n)
              select printf('%08x-0000-4000-8000-%012x', i, i), 'u' || r, 'u' || r, 'm' || r || '@example.org',
                'm' || r || '@example.org', 'm' || r || '@example.org',
                'Name' || (r % 5003) || ' Family' || r, 'name' || (r % 5003) || ' family' || r,
                case when i % 1000 = 7 then 'deactivated' else 'active' end, i % 1000 = 3, i % 1000 = 5,
                case when i % 2 = 0 then '2026-01-01T00:00:00.000000Z' end,
                case when i % 1000 = 11 then '2026-01-01T00:00:00.000000Z' end,
                printf('+336%08d', i),
                strftime('%Y-%m-%dT%H:%M:%S.000000Z', '2020-01-01', '+' || (r * 90) || ' seconds'),
                case when i % 3 = 0 then '' else strftime('%Y-%m-%dT%H:%M:%S.000000Z', '2025-01-01', '+' || r || ' seconds') end,
                '2026-01-01T00:00:00.000000Z'
              from m
              """,
              many);
      tx.sql()
          .execute(
              """
              insert or ignore into account_words (word, account_id)
              select username_key, id from accounts union all select email_order, id from accounts
              union all select name_key, id from accounts union all select telephone, id from accounts
              union all select substr(name_key, instr(name_key, ' ') + 1), id from accounts
              """);
      return many;
    });
  }
}
