package dev.vestibule.core.webhooks;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.events.Actor;
import dev.vestibule.core.events.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an endpoint is told. The account is told as it is after the change; its password, its
 * sessions and what profile fields hold never are.
 */
final class Payloads {
  static final String PING = "webhook.ping";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Accounts accounts;

  Payloads(Accounts accounts) {
    this.accounts = accounts;
  }

  byte[] of(DSLContext sql, Event event, boolean withAccount) {
    Optional<Account> account =
        withAccount ? event.account().flatMap(id -> accounts.byUuid(sql, id)) : Optional.empty();
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("account", event.account().map(id -> account(id, account)).orElse(null));
    data.put("actor", actor(event.actor()));
    data.put("details", new TreeMap<>(event.facts()));
    return json(event.type().word(), event.at(), data);
  }

  byte[] ping(UUID endpoint, Instant at) {
    return json(PING, at, Map.of("webhook", endpoint.toString()));
  }

  private static byte[] json(String type, Instant at, Map<String, ?> data) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", type);
    body.put("timestamp", at.toString());
    body.put("data", data);
    return JSON.writeValueAsBytes(body);
  }

  private static Map<String, @Nullable Object> account(UUID id, Optional<Account> known) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", id.toString());
    known.ifPresent(account -> {
      json.put("status", account.status().name().toLowerCase(Locale.ROOT));
      json.put("username", account.username());
      json.put("email", account.email());
      json.put("email_verified", account.emailVerifiedAt() != null);
      json.put("telephone", account.telephone());
      json.put("telephone_verified", account.telephoneVerifiedAt() != null);
      json.put("name", account.called());
      json.put("language", account.locale());
      json.put("joined_at", account.joinedAt().toString());
      json.put("version", account.version());
    });
    return json;
  }

  private static Map<String, @Nullable Object> actor(Actor actor) {
    return switch (actor) {
      case Actor.Person(UUID uuid) -> who("person", uuid.toString());
      case Actor.Service(String key) -> who("service", key);
      case Actor.Operator() -> who("operator", null);
      case Actor.Server() -> who("server", null);
      case Actor.Nobody() -> who("nobody", null);
    };
  }

  private static Map<String, @Nullable Object> who(String kind, @Nullable String id) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("kind", kind);
    json.put("id", id);
    return json;
  }
}
