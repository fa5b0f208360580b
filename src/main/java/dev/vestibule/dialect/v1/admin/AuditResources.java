package dev.vestibule.dialect.v1.admin;

import dev.vestibule.core.audit.AuditEvents;
import dev.vestibule.core.audit.AuditEvents.Shown;
import dev.vestibule.core.audit.AuditFilter;
import dev.vestibule.core.events.EventType;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.Cursors;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Listing;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.Parameters;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.dialect.v1.frame.Uuids;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /audit-events}: reading what was recorded. */
public final class AuditResources {
  private static final Access ACCESS = Access.with(Permission.AUDIT_READ);
  private static final String PATH = "/audit-events";
  private static final Set<String> OUTCOMES = Set.of("done", "refused");
  private static final Set<String> NAMES =
      Set.of(
          "type",
          "account",
          "actor",
          "door",
          "outcome",
          "address",
          "request_id",
          "from",
          "before",
          "limit",
          Cursors.CURSOR);

  private final AuditEvents events;
  private final Cursors cursors;

  public AuditResources(AuditEvents events, Cursors cursors) {
    this.events = events;
    this.cursors = cursors;
  }

  /** The list, and one event. */
  public List<Route> routes(Frame frame) {
    return List.of(
        frame.at(PATH, Operation.of("GET", ACCESS, this::list)),
        frame.at(PATH + "/{id}", Operation.of("GET", ACCESS, this::one)));
  }

  private Answer list(Call call) {
    Parameters parameters = new Parameters(call.request());
    parameters.only(NAMES::contains);
    AuditFilter filter = filter(parameters);
    int limit = parameters.limit();
    Optional<UUID> after =
        parameters.read(
            Cursors.CURSOR,
            "cursor",
            text -> cursors.opened(call.request(), text).flatMap(p -> Uuids.read(p.getFirst())));
    if (!parameters.errors().isEmpty()) {
      return call.invalid(parameters.errors());
    }
    List<Shown> found = events.page(filter, after, limit + 1);
    Listing<Shown> listing =
        new Listing<>(
            PATH,
            "audit_events",
            page -> page.stream().map(AuditResources::json).toList(),
            event -> event.id().toString());
    return cursors.page(call, listing, found, limit);
  }

  private static AuditFilter filter(Parameters asked) {
    return new AuditFilter(
        asked.read("type", "choice", EventType::ofWord),
        asked.uuid("account"),
        asked.text("actor"),
        asked.text("door"),
        asked.read("outcome", "choice", text -> Optional.of(text).filter(OUTCOMES::contains)),
        asked.text("address"),
        asked.text("request_id"),
        asked.moment("from"),
        asked.moment("before"));
  }

  private Answer one(Call call) {
    return Uuids.read(call.request().parameter("id"))
        .flatMap(events::byId)
        .map(event -> call.ok(json(event)))
        .orElseGet(() -> call.refuse(ProblemKind.NOT_FOUND));
  }

  private static Map<String, @Nullable Object> json(Shown event) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", event.id().toString());
    json.put("at", event.at().toString());
    json.put("type", event.type());
    json.put("outcome", event.outcome());
    json.put("account", event.account().map(UUID::toString).orElse(null));
    json.put("actor_kind", event.actorKind());
    json.put("actor", event.actor().orElse(null));
    json.put("door", event.door().orElse(null));
    json.put("route", event.route().orElse(null));
    json.put("request_id", event.requestId().orElse(null));
    json.put("facts", event.facts());
    json.put("personal", event.personal());
    json.put("erased", event.erased());
    json.put("position", event.position().orElse(null));
    json.put("hash", event.hash().orElse(null));
    return json;
  }
}
