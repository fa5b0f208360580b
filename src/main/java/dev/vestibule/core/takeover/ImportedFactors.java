package dev.vestibule.core.takeover;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import tools.jackson.databind.json.JsonMapper;

/** Second factors that were taken over: sealed, and kept until there are some here. */
final class ImportedFactors {
  private static final Table<Record> FACTORS = table(name("imported_second_factors"));
  private static final Field<Long> ACCOUNT_ID = field(name("account_id"), SQLDataType.BIGINT);
  private static final Field<String> SOURCE_ID = field(name("source_id"), SQLDataType.VARCHAR);
  private static final Field<byte[]> SEALED = field(name("sealed"), SQLDataType.VARBINARY);
  private static final Field<Instant> IMPORTED_AT = Columns.instant("imported_at");

  private final Vault vault;
  private final JsonMapper json = new JsonMapper();

  ImportedFactors(Vault vault) {
    this.vault = vault;
  }

  /** Keeps them; the vault must be prepared. */
  void add(Transaction tx, long account, List<DjangoFactors.Factor> factors, Instant now) {
    for (DjangoFactors.Factor factor : factors) {
      byte[] content = json.writeValueAsBytes(factor.content());
      tx.sql()
          .insertInto(FACTORS, ACCOUNT_ID, SOURCE_ID, SEALED, IMPORTED_AT)
          .values(account, factor.id(), vault.seal(content, context(account, factor)), now)
          .execute();
    }
  }

  private static String context(long account, DjangoFactors.Factor factor) {
    return "imported second factor " + account + " " + factor.id();
  }
}
