package dev.vestibule.dialect.v1.operations;

import static dev.vestibule.dialect.v1.operations.Moments.moment;

import dev.vestibule.core.notifications.Channel;
import dev.vestibule.core.notifications.MessageState;
import dev.vestibule.core.notifications.OutboxItem;
import dev.vestibule.core.notifications.OutboxPages;
import dev.vestibule.core.notifications.RetryMessages;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.Cursors;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Listing;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.Parameters;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.dialect.v1.frame.Shape;
import dev.vestibule.dialect.v1.frame.Text;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /outbox}, {@code /outbox/{id}}, {@code /outbox/{id}/retry}, {@code /outbox-retries}. */
final class OutboxResources {
  private static final String PATH = "/outbox";

  private final Database database;
  private final RetryMessages retry;
  private final Cursors cursors;
  private final InstantSource clock;

  OutboxResources(Database database, RetryMessages retry, Cursors cursors, InstantSource clock) {
    this.database = database;
    this.retry = retry;
    this.cursors = cursors;
    this.clock = clock;
  }

  List<Route> routes(Frame frame) {
    Access read = Access.with(Permission.SYSTEM_READ);
    Access manage = Access.with(Permission.SYSTEM_MANAGE);
    Shape which = Shape.empty().optional("channel", Text.oneOf("mail", "sms"));
    return List.of(
        frame.at(PATH, Operation.of("GET", read, this::list)),
        frame.at(PATH + "/{id}", Operation.of("GET", read, this::one)),
        frame.at(PATH + "/{id}/retry", Operation.of("POST", manage, this::retry)),
        frame.at("/outbox-retries", Operation.post(manage, which, this::retryFailed)));
  }

  private Answer list(Call call) {
    Parameters parameters = new Parameters(call.request());
    parameters.only(Set.of("state", "channel", "limit", Cursors.CURSOR)::contains);
    int limit = parameters.limit();
    OutboxPages.Filter filter =
        new OutboxPages.Filter(
            parameters.read("state", "choice", MessageState::ofWord),
            parameters.read("channel", "choice", Channel::ofWord));
    Optional<OutboxPages.Position> after =
        parameters.read(
            Cursors.CURSOR,
            "cursor",
            text -> cursors.opened(call.request(), text).flatMap(OutboxResources::position));
    if (!parameters.errors().isEmpty()) {
      return call.invalid(parameters.errors());
    }
    List<OutboxItem> found = database.read(sql -> OutboxPages.page(sql, filter, after, limit + 1));
    Listing<OutboxItem> listing =
        new Listing<>(
            PATH,
            "messages",
            page -> page.stream().map(this::json).toList(),
            item -> item.created() + "\n" + item.id());
    return cursors.page(call, listing, found, limit);
  }

  private static Optional<OutboxPages.Position> position(List<String> parts) {
    try {
      return Optional.of(
          new OutboxPages.Position(Instant.parse(parts.getFirst()), parts.getLast()));
    } catch (DateTimeException refused) {
      return Optional.empty();
    }
  }

  private Answer one(Call call) {
    return database
        .read(sql -> OutboxPages.byId(sql, id(call)))
        .map(item -> call.ok(json(item)))
        .orElseGet(() -> call.refuse(ProblemKind.NOT_FOUND));
  }

  private Answer retry(Call call) {
    return switch (retry.retry(id(call))) {
      case RetryMessages.Outcome.Due(OutboxItem item) -> call.accepted(json(item));
      case RetryMessages.Outcome.Gone() -> call.refuse(ProblemKind.NOT_FOUND);
      case RetryMessages.Outcome.Over _ -> call.refuse(ProblemKind.MESSAGE_OVER);
      case RetryMessages.Outcome.UnderWay _ -> call.refuse(ProblemKind.MESSAGE_UNDER_WAY);
    };
  }

  private Answer retryFailed(Call call) {
    int retried = retry.retryFailed(call.input().text("channel").flatMap(Channel::ofWord));
    return call.accepted(Map.of("retried", retried));
  }

  private static String id(Call call) {
    return call.request().parameter("id");
  }

  private Map<String, @Nullable Object> json(OutboxItem item) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", item.id());
    json.put("channel", item.channel().stored());
    json.put("event", item.event());
    json.put("language", item.language());
    json.put("recipient", item.recipient());
    json.put("account", item.account().map(Object::toString).orElse(null));
    json.put("state", item.state().word());
    json.put("attempts", item.attempts());
    json.put("error_class", item.errorClass().map(OutboxItem.ErrorClass::word).orElse(null));
    json.put("error", item.error().isEmpty() ? null : item.error());
    json.put("created_at", moment(item.created()));
    json.put("next_attempt_at", moment(item.next()));
    json.put("sent_at", moment(item.sent()));
    json.put("expires_at", moment(item.expires()));
    json.put("retriable", item.retriable(clock.instant()));
    return json;
  }
}
