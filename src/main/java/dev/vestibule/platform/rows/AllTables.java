package dev.vestibule.platform.rows;

import java.util.List;

/**
 * All tables of this version's schema, each behind those that it refers to; a test holds the list
 * against the migrated databases. What describes a database rather than people (migrations, a move,
 * counts of the last minutes) is not copied.
 */
public final class AllTables {
  /** Tables that are each database's own. */
  public static final List<String> OWN =
      List.of("flyway_schema_history", "moves", "move_changes", "limit_counts", "nodes");

  /** Which keys are asked for first, so that nothing begins with keys that do not open. */
  public static final String KEYS = "wrapped_keys";

  /** Times of db-scheduler's own, and who works on what: of no use to another server. */
  static final String TASKS = "scheduled_tasks";

  /** Everything that is copied. */
  public static final List<RowTable> LIST =
      List.of(
          RowTable.of(KEYS, "name*", "wrapped:bytes", "created_at:moment"),
          RowTable.of(
              "signing_keys",
              "id*",
              "algorithm",
              "public_key",
              "private_key:bytes",
              "created_at:moment",
              "signs_from:moment",
              "retired_at:moment"),
          accounts(),
          RowTable.of("account_words", "word*", "account_id:number*"),
          RowTable.of(
              "profile_values",
              "account_id:number*",
              "field*",
              "value",
              "sealed:bytes",
              "unique_key!",
              "updated_at:moment"),
          RowTable.of(
              "avatars",
              "name*",
              "account_id:number",
              "content_type",
              "content:bytes",
              "created_at:moment",
              "field"),
          RowTable.of(
              "account_groups",
              "id*",
              "name",
              "name_key!",
              "description",
              "created_at:moment",
              "updated_at:moment",
              "version:number"),
          RowTable.of("group_permissions", "group_id*", "permission*"),
          RowTable.of("group_members", "group_id*", "account_id:number*", "added_at:moment"),
          sessions(),
          RowTable.of(
              "refresh_tokens",
              "id*",
              "session_id",
              "issued_at:moment",
              "expires_at:moment",
              "revoked_at:moment",
              "successor:bytes"),
          RowTable.of("known_devices", "account_id:number*", "fingerprint*", "seen_at:moment"),
          RowTable.of(
              "saved_views", "id*", "account_id:number", "name", "query", "created_at:moment"),
          RowTable.of("setup_links", "digest*", "expires_at:moment"),
          bulkJobs(),
          RowTable.of("bulk_items", "job_id*", "account_id:number*", "outcome"),
          RowTable.of(
              "one_time_links",
              "secret_hash*",
              "account_id:number",
              "purpose",
              "created_at:moment",
              "expires_at:moment",
              "used_at:moment",
              "subject"),
          codes(),
          RowTable.of("deferred_requests", "id*", "kind", "content:bytes", "created_at:moment"),
          outbox(),
          RowTable.of(
              "idempotency_keys", "id*", "fingerprint", "created_at:moment", "answer:bytes"),
          apiKeys(),
          RowTable.of("api_key_permissions", "key_id*", "permission*"),
          ImportedTables.accounts(),
          ImportedTables.keys(),
          ImportedTables.tokens(),
          ImportedTables.secondFactors(),
          RowTable.of(
              "sign_in_failures",
              "subject*",
              "failures:number",
              "failed_at:moment",
              "next_at:moment",
              "told_at:moment"),
          WebhookTables.endpoints(),
          WebhookTables.deliveries(),
          RowTable.of("sign_in_passes", "fingerprint*", "expires_at:moment"),
          AuditTables.keys(),
          AuditTables.events(),
          AuditTables.chain(),
          AuditTables.heads(),
          AuditTables.signers(),
          AuditTables.streams(),
          RowTable.of("statistic_notes", "id*", "hour", "name"),
          RowTable.of("statistic_hours", "name*", "hour*", "figure:number"),
          RowTable.of("active_days", "day*", "account_id:number*"),
          inbox(),
          tasks());

  private AllTables() {}

  private static RowTable accounts() {
    return RowTable.of(
            "accounts",
            "id:number*",
            "uuid",
            "username!",
            "email",
            "email_key!",
            "telephone!",
            "full_name",
            "first_name",
            "last_name",
            "status",
            "email_verified_at:moment",
            "telephone_verified_at:moment",
            "is_staff:flag",
            "is_superuser:flag",
            "password_hash",
            "locale",
            "avatar",
            "joined_at:moment",
            "last_sign_in_at:moment",
            "updated_at:moment",
            "version:number",
            "decoy:flag",
            "telephone_entered",
            "telephone_wanted",
            "deletion_due_at:moment",
            "deletion_former_status",
            "deletion_by_owner:flag",
            "username_key",
            "name_key",
            "email_order",
            "last_seen")
        .counting("id");
  }

  private static RowTable bulkJobs() {
    return RowTable.of(
        "bulk_jobs",
        "id*",
        "account_id:number",
        "action",
        "group_id",
        "filter",
        "reason",
        "state",
        "accounts:number",
        "done:number",
        "refused:number",
        "place_key",
        "place_id:number",
        "undo_of",
        "created_at:moment",
        "finished_at:moment");
  }

  private static RowTable sessions() {
    return RowTable.of(
        "sessions",
        "id*",
        "account_id:number",
        "kind",
        "token_hash",
        "created_at:moment",
        "last_used_at:moment",
        "expires_at:moment",
        "ended_at:moment",
        "end_reason",
        "address",
        "user_agent",
        "scope");
  }

  private static RowTable codes() {
    return RowTable.of(
        "one_time_codes",
        "id*",
        "account_id:number",
        "purpose",
        "destination",
        "country:number",
        "code_hash",
        "tries:number",
        "tried_at:moment",
        "created_at:moment",
        "sent_at:moment",
        "expires_at:moment",
        "used_at:moment");
  }

  private static RowTable outbox() {
    return RowTable.of(
        "outbox",
        "id*",
        "channel",
        "event",
        "account_id:number",
        "recipient",
        "language",
        "content:bytes",
        "message_id",
        "state",
        "attempts:number",
        "last_error",
        "created_at:moment",
        "next_at:moment",
        "sent_at:moment",
        "expires_at:moment");
  }

  private static RowTable apiKeys() {
    return RowTable.of(
        "api_keys",
        "id*",
        "name",
        "key_hash",
        "hint",
        "created_by:number",
        "created_at:moment",
        "expires_at:moment",
        "last_used_at:moment",
        "ended_at:moment",
        "maker_kind",
        "maker_id");
  }

  private static RowTable inbox() {
    return RowTable.of(
            "inbox_messages",
            "id:number*",
            "message_id",
            "sender_name",
            "sender",
            "recipient_name",
            "recipient",
            "subject",
            "body_text",
            "body_html",
            "language",
            "created_at:moment",
            "is_read:flag",
            "channel")
        .counting("id");
  }

  private static RowTable tasks() {
    return RowTable.of(
        TASKS,
        "task_name*",
        "task_instance*",
        "task_data:bytes",
        "execution_time:millis",
        "picked:flag",
        "picked_by",
        "last_success:millis",
        "last_failure:millis",
        "consecutive_failures:number",
        "last_heartbeat:millis",
        "version:number",
        "priority:number");
  }
}
