package dev.vestibule.core.accounts;

import dev.vestibule.platform.database.Database;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives accounts of an earlier version what they are sorted and found by. The store knows the small
 * form of every letter, which not every database does, so no migration can do it.
 */
public final class FillAccountKeys {
  private static final Logger LOG = LoggerFactory.getLogger(FillAccountKeys.class);
  private static final int STEP = 500;

  private final Database database;

  public FillAccountKeys(Database database) {
    this.database = database;
  }

  /** Fills what is missing; nearly always that is nothing. */
  public void fill() {
    int all = 0;
    int some;
    do {
      some = step();
      all += some;
    } while (some == STEP);
    if (all > 0) {
      LOG.info("{} accounts can be searched and sorted now", all);
    }
  }

  private int step() {
    List<Long> bare =
        database.read(sql ->
            sql.select(AccountTable.ID)
                .from(AccountTable.ACCOUNTS)
                .where(AccountTable.USERNAME_KEY.isNull())
                .limit(STEP)
                .fetch(AccountTable.ID));
    if (!bare.isEmpty()) {
      database.write(tx -> {
        bare.forEach(id -> AccountKeys.fill(tx, id));
        return bare;
      });
    }
    return bare.size();
  }
}
