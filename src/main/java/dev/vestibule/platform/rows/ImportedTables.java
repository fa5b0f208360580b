package dev.vestibule.platform.rows;

/** Tables of what came from a former server. */
final class ImportedTables {
  private ImportedTables() {}

  static RowTable accounts() {
    return RowTable.of(
        "imported_accounts",
        "account_id:number*",
        "source!",
        "source_id!",
        "session_id",
        "email",
        "unusable",
        "imported_at:moment",
        "seen_there",
        "seen_here",
        "password_there",
        "password_here");
  }

  static RowTable keys() {
    return RowTable.of("imported_keys", "source*", "sealed:bytes", "imported_at:moment");
  }

  static RowTable tokens() {
    return RowTable.of("imported_tokens", "session_id*", "sealed:bytes");
  }

  static RowTable secondFactors() {
    return RowTable.of(
        "imported_second_factors",
        "account_id:number*",
        "source_id*",
        "sealed:bytes",
        "imported_at:moment");
  }
}
