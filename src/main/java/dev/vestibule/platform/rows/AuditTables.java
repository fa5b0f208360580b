package dev.vestibule.platform.rows;

/** The tables of the audit trail. */
final class AuditTables {
  private AuditTables() {}

  static RowTable keys() {
    return RowTable.of("audit_keys", "id*", "subject", "sealed:bytes", "created_at:moment");
  }

  static RowTable events() {
    return RowTable.of(
        "audit_events",
        "id*",
        "happened_at:moment",
        "type",
        "outcome",
        "account",
        "actor_kind",
        "actor",
        "door",
        "route",
        "request_id",
        "address",
        "facts",
        "key_id",
        "sealed:bytes",
        "mac");
  }

  static RowTable chain() {
    return RowTable.of("audit_chain", "position:number*", "event_id!", "hash");
  }

  static RowTable heads() {
    return RowTable.of(
        "audit_heads", "position:number*", "kind*", "hash", "signed_at:moment", "statement");
  }

  static RowTable signers() {
    return RowTable.of(
        "audit_signers", "id*", "public_key", "private_key:bytes", "created_at:moment");
  }

  static RowTable streams() {
    return RowTable.of("audit_streams", "name*", "position:number", "updated_at:moment");
  }
}
