package dev.vestibule.dialect.v1.services;

import dev.vestibule.core.rights.ApiKey;
import dev.vestibule.core.rights.ApiKeys;
import dev.vestibule.core.rights.OrphanedKeys;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.platform.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keys of services as those who look after them see them. */
final class KeyJson {
  private final Database database;
  private final OrphanedKeys orphaned;
  private final InstantSource clock;

  KeyJson(Database database, OrphanedKeys orphaned, InstantSource clock) {
    this.database = database;
    this.orphaned = orphaned;
    this.clock = clock;
  }

  List<Map<String, @Nullable Object>> of(List<ApiKey> keys) {
    Set<UUID> orphans = database.read(sql -> orphaned.among(sql, keys));
    return keys.stream().map(key -> shown(key, orphans.contains(key.id()))).toList();
  }

  Map<String, @Nullable Object> of(ApiKey key) {
    return of(List.of(key)).getFirst();
  }

  /** A new key with its text, which is shown this once. */
  Map<String, @Nullable Object> of(ApiKeys.Made made) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("key", made.text());
    json.putAll(of(made.key()));
    return json;
  }

  private Map<String, @Nullable Object> shown(ApiKey key, boolean orphan) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", key.id().toString());
    json.put("name", key.name());
    json.put("hint", key.hint());
    json.put("status", key.status(clock.instant()).word());
    json.put("permissions", key.permissions().stream().map(Permission::word).sorted().toList());
    json.put("created_by", key.maker().id().map(UUID::toString).orElse(null));
    json.put("created_by_kind", key.maker().kind().word());
    json.put("orphaned", orphan);
    json.put("created_at", moment(Optional.of(key.createdAt())));
    json.put("expires_at", moment(key.expiresAt()));
    json.put("last_used_at", moment(key.lastUsedAt()));
    json.put("ended_at", moment(key.endedAt()));
    return json;
  }

  private static @Nullable String moment(Optional<Instant> instant) {
    return instant.map(i -> i.truncatedTo(ChronoUnit.MICROS).toString()).orElse(null);
  }
}
