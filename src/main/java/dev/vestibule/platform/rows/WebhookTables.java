package dev.vestibule.platform.rows;

/** Those of webhooks. */
final class WebhookTables {
  private WebhookTables() {}

  static RowTable endpoints() {
    return RowTable.of(
        "webhook_endpoints",
        "id*",
        "url",
        "description",
        "event_types",
        "with_account:flag",
        "active:flag",
        "off_reason",
        "secret:bytes",
        "former_secret:bytes",
        "former_until:moment",
        "failing_since:moment",
        "created_at:moment",
        "updated_at:moment",
        "version:number");
  }

  static RowTable deliveries() {
    return RowTable.of(
            "webhook_deliveries",
            "seq:number*",
            "id",
            "endpoint_id",
            "event_id",
            "event_type",
            "account_uuid",
            "lane",
            "state",
            "payload:bytes",
            "attempts:number",
            "last_status:number",
            "last_error",
            "replay_of",
            "created_at:moment",
            "next_at:moment",
            "finished_at:moment")
        .counting("seq");
  }
}
