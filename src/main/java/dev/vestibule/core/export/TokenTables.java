package dev.vestibule.core.export;

import dev.vestibule.platform.rows.AllTables;
import dev.vestibule.platform.rows.RowTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What lets programs go on with the tokens that they hold: exported when that is asked for. */
final class TokenTables {
  /** Keys of the vault that tokens are signed or made with. */
  static final List<String> KEYS = List.of("refresh tokens", "auth tokens", "cross-site tokens");

  /** The next token of a session in two hands is sealed by this server, for some seconds. */
  private static final String SEALED = "successor";

  /** Each behind those that it refers to. */
  private static final Set<String> NAMES =
      Set.of("sessions", "refresh_tokens", "api_keys", "api_key_permissions");

  private TokenTables() {}

  static List<RowTable> all() {
    return AllTables.LIST.stream()
        .filter(table -> NAMES.contains(table.name()))
        .map(table ->
            table.only(
                table.columns().stream()
                    .map(dev.vestibule.platform.rows.Column::name)
                    .filter(name -> !name.equals(SEALED))
                    .collect(Collectors.toSet())))
        .toList();
  }
}
