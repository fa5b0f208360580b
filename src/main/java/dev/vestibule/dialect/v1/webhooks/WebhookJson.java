package dev.vestibule.dialect.v1.webhooks;

import dev.vestibule.core.webhooks.Delivery;
import dev.vestibule.core.webhooks.Endpoint;
import dev.vestibule.core.webhooks.Secret;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Endpoints and deliveries in answers. */
final class WebhookJson {
  private WebhookJson() {}

  static Map<String, @Nullable Object> of(Endpoint endpoint) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", endpoint.id().toString());
    json.put("url", endpoint.url().toString());
    json.put("description", endpoint.description());
    json.put("events", endpoint.types().stream().sorted().toList());
    json.put("with_account", endpoint.withAccount());
    json.put("active", endpoint.active());
    json.put("off_reason", endpoint.off().map(Endpoint.Off::word).orElse(null));
    json.put("failing_since", moment(endpoint.failingSince()));
    json.put("created_at", moment(Optional.of(endpoint.createdAt())));
    json.put("updated_at", moment(Optional.of(endpoint.updatedAt())));
    json.put("version", endpoint.version());
    return json;
  }

  /** With its new secret, which is shown this once. */
  static Map<String, @Nullable Object> of(Endpoint endpoint, Secret secret) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("secret", secret.text());
    json.putAll(of(endpoint));
    return json;
  }

  static Map<String, @Nullable Object> of(Delivery delivery) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", delivery.id().toString());
    json.put("event_id", delivery.event().toString());
    json.put("event", delivery.type());
    json.put("account", delivery.account().map(UUID::toString).orElse(null));
    json.put("state", delivery.state().word());
    json.put("attempts", delivery.attempts());
    json.put("last_status", delivery.lastStatus().orElse(null));
    json.put("last_error", delivery.lastError().orElse(null));
    json.put("replay_of", delivery.replayOf().map(UUID::toString).orElse(null));
    json.put("replayable", delivery.whole());
    json.put("created_at", moment(Optional.of(delivery.createdAt())));
    json.put("next_at", moment(delivery.nextAt()));
    json.put("finished_at", moment(delivery.finishedAt()));
    return json;
  }

  private static @Nullable String moment(Optional<Instant> instant) {
    return instant.map(i -> i.truncatedTo(ChronoUnit.MICROS).toString()).orElse(null);
  }
}
