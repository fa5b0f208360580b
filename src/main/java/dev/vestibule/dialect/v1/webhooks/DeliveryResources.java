package dev.vestibule.dialect.v1.webhooks;

import dev.vestibule.core.webhooks.Deliveries;
import dev.vestibule.core.webhooks.Delivery;
import dev.vestibule.core.webhooks.ManageWebhooks;
import dev.vestibule.core.webhooks.Webhooks;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.Cursors;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Input;
import dev.vestibule.dialect.v1.frame.Listing;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.Parameters;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.dialect.v1.frame.Uuids;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What an endpoint was told, a message to try it with, and telling it again. */
final class DeliveryResources {
  private static final Set<String> PARAMETERS =
      Set.of("limit", Cursors.CURSOR, "state", "event", "account", "since", "until");

  private final Database database;
  private final Webhooks webhooks;
  private final ManageWebhooks manage;
  private final Cursors cursors;

  DeliveryResources(Database database, Webhooks webhooks, ManageWebhooks manage, Cursors cursors) {
    this.database = database;
    this.webhooks = webhooks;
    this.manage = manage;
    this.cursors = cursors;
  }

  List<Route> routes(Frame frame) {
    String one = WebhookResources.PATH + "/{id}";
    return List.of(
        frame.at(one + "/deliveries", Operation.of("GET", WebhookResources.ACCESS, this::list)),
        frame.at(one + "/pings", Operation.of("POST", WebhookResources.ACCESS, this::ping)),
        frame.at(
            one + "/replays",
            Operation.post(WebhookResources.ACCESS, WebhookShape.replay(), this::replay)
                .doneOnce()));
  }

  private Answer list(Call call) {
    UUID id = Uuids.inPath(call, "id");
    Parameters parameters = new Parameters(call.request());
    parameters.only(PARAMETERS::contains);
    int limit = parameters.limit();
    Deliveries.Which which =
        new Deliveries.Which(
            id,
            parameters.read("state", "choice", Delivery.State::ofWord),
            parameters.text("event"),
            parameters.uuid("account"),
            parameters.moment("since"),
            parameters.moment("until"));
    Optional<Long> last =
        parameters.read(
            Cursors.CURSOR,
            "cursor",
            text ->
                cursors.opened(call.request(), text).map(parts -> Long.valueOf(parts.getFirst())));
    if (!parameters.errors().isEmpty()) {
      return call.invalid(parameters.errors());
    }
    return known(id) ? page(call, which, last, limit) : call.refuse(ProblemKind.NOT_FOUND);
  }

  private Answer page(Call call, Deliveries.Which which, Optional<Long> last, int limit) {
    List<Delivery> found =
        database.read(sql -> webhooks.deliveries.before(sql, which, last, limit + 1));
    Listing<Delivery> listing =
        new Listing<>(
            WebhookResources.PATH + "/" + which.endpoint() + "/deliveries",
            "deliveries",
            page -> page.stream().map(WebhookJson::of).toList(),
            delivery -> Long.toString(delivery.seq()));
    return cursors.page(call, listing, found, limit);
  }

  private boolean known(UUID id) {
    return database.read(sql -> webhooks.endpoints.byId(sql, id)).isPresent();
  }

  private Answer ping(Call call) {
    return manage
        .ping(Uuids.inPath(call, "id"))
        .map(delivery -> call.accepted(WebhookJson.of(delivery)))
        .orElseGet(() -> call.refuse(ProblemKind.NOT_FOUND));
  }

  private Answer replay(Call call) {
    UUID id = Uuids.inPath(call, "id");
    Input input = call.input();
    Optional<UUID> delivery = input.text(WebhookShape.DELIVERY).flatMap(Uuids::read);
    if (delivery.isPresent()) {
      return manage
          .replay(id, delivery.get())
          .map(_ -> call.accepted(Map.of("replayed", 1)))
          .orElseGet(() -> call.refuse(ProblemKind.NOT_FOUND));
    }
    if (WebhookShape.moment(input, WebhookShape.SINCE).isEmpty()) {
      return call.invalid(List.of(FieldError.of("/" + WebhookShape.SINCE, "required")));
    }
    Deliveries.Which which =
        new Deliveries.Which(
            id,
            input.text(WebhookShape.STATE).flatMap(Delivery.State::ofWord),
            Optional.empty(),
            Optional.empty(),
            WebhookShape.moment(input, WebhookShape.SINCE),
            WebhookShape.moment(input, WebhookShape.UNTIL));
    return manage
        .replayAll(which)
        .map(count -> call.accepted(Map.of("replayed", count)))
        .orElseGet(() -> call.refuse(ProblemKind.NOT_FOUND));
  }
}
