package dev.vestibule.dialect.v1;

import static dev.vestibule.dialect.v1.Cast.PASSWORD;

import dev.vestibule.House;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.audit.AuditFilter;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.tokens.StartedSession;
import dev.vestibule.core.verification.ScheduleDeletion;
import dev.vestibule.core.webhooks.Endpoint;
import dev.vestibule.core.webhooks.Endpoints;
import dev.vestibule.core.webhooks.ManageWebhooks;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request for each operation that would succeed for whoever may make it; where a mailed or sent
 * code is needed, one that gets as far as the code.
 */
final class RoleRequests {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String NEW = "Mq5?lantern-27";
  private static final String NO_CODE = "000000";

  private final House house;
  private final Cast cast;

  RoleRequests(House house) {
    this.house = house;
    this.cast = new Cast(house);
  }

  /** Who calls. */
  private record Caller(@Nullable String token, @Nullable StartedSession session) {}

  /** A body with its media type. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Body(String type, byte[] bytes) {
    static Body json(Map<String, ?> members) {
      return new Body("application/json", JSON.writeValueAsBytes(members));
    }

    static Body patch(Map<String, ?> members) {
      return new Body("application/merge-patch+json", JSON.writeValueAsBytes(members));
    }

    static Body form(String name, String value) {
      String text = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
      return new Body("application/x-www-form-urlencoded", text.getBytes(StandardCharsets.UTF_8));
    }

    static Body none() {
      return new Body("", new byte[0]);
    }
  }

  /** Sends the operation as somebody; answers the status. */
  int send(Native api, RoleTableTest.Operation operation, Role role, Set<Permission> permissions) {
    Caller caller = caller(role, permissions);
    Account target = target(operation.id());
    String path = path(operation, role, caller, target);
    Body body = body(operation.id(), caller, target);
    List<String> headers = new ArrayList<>();
    if (caller.token() != null) {
      headers.addAll(List.of("Authorization", "Bearer " + caller.token()));
    }
    if (operation.method().equals("PATCH")) {
      headers.addAll(List.of("If-Match", "*"));
    }
    if (!body.type().isEmpty()) {
      headers.addAll(List.of("Content-Type", body.type()));
    }
    return api.send(operation.method(), path, body.bytes(), headers.toArray(String[]::new))
        .status();
  }

  private Caller caller(Role role, Set<Permission> permissions) {
    return switch (role) {
      case ANONYMOUS -> new Caller(null, null);
      case UNVERIFIED -> person(cast.person(AccountStatus.PENDING, false, false));
      case ORDINARY, OTHER -> person(cast.person());
      case STAFF -> person(cast.person(AccountStatus.ACTIVE, true, false));
      case PERMITTED, OTHERWISE_PERMITTED -> person(cast.permitted(permissions));
      case SUPERUSER -> person(cast.person(AccountStatus.ACTIVE, true, true));
      case PERMITTED_KEY, OTHERWISE_PERMITTED_KEY -> new Caller(cast.key(permissions), null);
    };
  }

  private Caller person(Account account) {
    StartedSession session = cast.session(account);
    return new Caller(session.tokens().access(), session);
  }

  /** Somebody whom the request is about. */
  private Account target(String operation) {
    return switch (operation) {
      case "activateAccount" -> cast.person(AccountStatus.DEACTIVATED, false, false);
      case "restoreAccount" -> leaving(Actor.STAFF);
      case "restoreMe" -> leaving(Actor.OWNER);
      default -> cast.person();
    };
  }

  private Account leaving(Actor by) {
    Account account = cast.person();
    if (house.departures.schedule.schedule(account, by)
        instanceof ScheduleDeletion.Outcome.Scheduled) {
      return account;
    }
    throw new IllegalStateException(account + " does not wait for its deletion");
  }

  private String path(RoleTableTest.Operation operation, Role role, Caller caller, Account target) {
    String path = operation.path();
    if (path.startsWith("/sessions/")) {
      StartedSession own = caller.session();
      String session = role == Role.OTHER || own == null ? cast.session(target).id() : own.id();
      return path.replace("{id}", session);
    }
    if (path.startsWith("/groups/")) {
      Group group = cast.group(Set.of());
      cast.join(target, group);
      return path.replace("{id}", group.id().toString())
          .replace("{account}", target.uuid().toString());
    }
    return path.replace("{id}", id(path, target))
        .replace("{name}", path.startsWith("/jobs/") ? "housekeeping" : "activation")
        .replace("{channel}", "mail")
        .replace("{field}", "photo")
        .replace("{code}", "not-found");
  }

  private String id(String path, Account target) {
    if (path.startsWith("/outbox/")) {
      return cast.failedMail(target);
    }
    if (path.startsWith("/signing-keys/")) {
      return house.signingKeys.known().getFirst().id();
    }
    if (path.startsWith("/audit-events/")) {
      return house
          .auditing
          .recorded
          .page(AuditFilter.all(), Optional.empty(), 1)
          .getFirst()
          .id()
          .toString();
    }
    if (path.startsWith("/webhooks/")) {
      return webhook().toString();
    }
    UUID id = path.startsWith("/api-keys/") ? cast.otherKey().id() : target.uuid();
    return id.toString();
  }

  /** One that is told nothing. */
  private UUID webhook() {
    List<Endpoint> all = house.database.read(house.hooks.webhooks.endpoints::all);
    if (!all.isEmpty()) {
      return all.getFirst().id();
    }
    Endpoints.Wishes wishes =
        new Endpoints.Wishes(URI.create("https://hooks.example/"), "", Set.of(), true, false);
    return house.hooks.manage.create(wishes) instanceof ManageWebhooks.Outcome.Made made
        ? made.endpoint().id()
        : new UUID(0, 0);
  }

  private static Map<String, Object> proof(Caller caller, String own) {
    return caller.token() == null ? Map.of("code", NO_CODE, "email", own) : Map.of("code", NO_CODE);
  }

  private Body body(String operation, Caller caller, Account target) {
    String email = "new" + cast.next() + "@example.org";
    String own = Objects.requireNonNull(target.email());
    return switch (operation) {
      case "createRegistration" -> Body.json(Map.of("email", email, "password", PASSWORD));
      case "verifyRegistration" -> Body.json(proof(caller, own));
      case "resendRegistrationCode" ->
          Body.json(caller.token() == null ? Map.of("email", own) : Map.of());
      case "createSession" -> Body.json(Map.of("identifier", own, "password", PASSWORD));
      case "refreshSession" ->
          Body.json(Map.of("refresh_token", cast.session(target).tokens().refresh()));
      case "patchMe", "patchAccount" -> Body.patch(Map.of("first_name", "Ada"));
      case "putAvatar", "putPicture" -> new Body("image/png", picture());
      case "changeEmail" -> Body.json(Map.of("email", email, "current_password", PASSWORD));
      case "changeTelephone" ->
          Body.json(Map.of("telephone", number(), "current_password", PASSWORD));
      case "verifyEmail", "verifyTelephone" -> Body.json(Map.of("code", NO_CODE));
      case "changePassword" -> Body.json(Map.of("current_password", PASSWORD, "new_password", NEW));
      case "deleteMe" -> Body.json(Map.of("current_password", PASSWORD));
      case "restoreMe" -> Body.json(Map.of("identifier", own, "password", PASSWORD));
      case "createPasswordReset" -> Body.json(Map.of("email", own));
      case "confirmPasswordReset" ->
          Body.json(Map.of("email", own, "code", NO_CODE, "new_password", NEW));
      case "createAccount" -> Body.json(Map.of("email", email));
      case "retryOutbox" -> Body.json(Map.of("channel", "sms"));
      case "createGroup" -> Body.json(Map.of("name", "made " + cast.next()));
      case "patchGroup" -> Body.patch(Map.of("description", "For a test"));
      case "createApiKey" ->
          Body.json(Map.of("name", "made", "permissions", List.of("keys:manage")));
      case "createWebhook" -> Body.json(Map.of("url", "https://hooks.example/", "active", false));
      case "patchWebhook" -> Body.patch(Map.of("description", "For a test"));
      case "replayDeliveries" -> Body.json(Map.of("since", "2026-01-01T00:00:00Z"));
      case "introspectToken", "revokeToken" ->
          Body.form("token", cast.session(target).tokens().access());
      default -> Body.none();
    };
  }

  private String number() {
    return String.format(Locale.ROOT, "+3361234%04d", cast.next() % 10_000);
  }

  private static byte[] picture() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
