package dev.vestibule.core.accounts;

import static dev.vestibule.core.accounts.AccountTable.ACCOUNTS;
import static dev.vestibule.core.accounts.AccountTable.ID;

import dev.vestibule.platform.database.Transaction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Those who may do everything: of the active ones, one must remain. */
public final class Superusers {
  private Superusers() {}

  /**
   * Whether nobody may do everything any more once this account no longer does. To be asked in the
   * transaction that takes it away.
   */
  public static boolean last(Transaction tx, Account account) {
    Condition active =
        AccountTable.IS_SUPERUSER
            .eq(true)
            .and(AccountTable.STATUS.eq(AccountStatus.ACTIVE.stored()));
    if (!exists(tx, active.and(ID.eq(account.id())))) {
      return false;
    }
    // Changes nothing and holds all of them until the end of the transaction: where there is more
    // than one writer, two superusers cannot remove each other at the same moment.
    tx.sql().update(ACCOUNTS).set(AccountTable.IS_SUPERUSER, true).where(active).execute();
    return !exists(tx, active.and(ID.ne(account.id())));
  }

  /** Whether anybody may do everything, be it that they cannot sign in now. */
  public static boolean some(DSLContext sql) {
    return sql.fetchExists(
        DSL.selectOne().from(ACCOUNTS).where(AccountTable.IS_SUPERUSER.eq(true)));
  }

  private static boolean exists(Transaction tx, Condition which) {
    return tx.sql().fetchExists(DSL.selectOne().from(ACCOUNTS).where(which));
  }
}
