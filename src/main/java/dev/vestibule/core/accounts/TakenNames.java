package dev.vestibule.core.accounts;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * What accounts are told apart by.
 *
 * @param usernames normalised
 * @param emailKeys in lower case
 * @param telephones in E.164
 */
public record TakenNames(
    Set<String> usernames,
    Set<String> emailKeys,
    Set<String> telephones,
    Set<Long> ids,
    Set<UUID> uuids) {

  /** Those of the given ones that somebody has, or that a decoy keeps. */
  public static TakenNames among(DSLContext sql, TakenNames asked) {
    return new TakenNames(
        among(sql, AccountTable.USERNAME, asked.usernames()),
        among(sql, AccountTable.EMAIL_KEY, asked.emailKeys()),
        among(sql, AccountTable.TELEPHONE, asked.telephones()),
        among(sql, AccountTable.ID, asked.ids()),
        among(sql, AccountTable.UUID_TEXT, texts(asked.uuids())).stream()
            .map(UUID::fromString)
            .collect(Collectors.toSet()));
  }

  private static Set<String> texts(Set<UUID> uuids) {
    return uuids.stream().map(UUID::toString).collect(Collectors.toSet());
  }

  private static <T> Set<T> among(DSLContext sql, Field<T> column, Collection<T> values) {
    return values.isEmpty()
        ? Set.of()
        : sql.select(column).from(AccountTable.ACCOUNTS).where(column.in(values)).fetchSet(column);
  }
}
