package dev.vestibule.dialect.v1.webhooks;

import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.webhooks.Endpoint;
import dev.vestibule.core.webhooks.Endpoints;
import dev.vestibule.core.webhooks.ManageWebhooks;
import dev.vestibule.core.webhooks.ManageWebhooks.Outcome;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.EntityTag;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.dialect.v1.frame.Uuids;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** {@code /webhooks}: making, reading, changing and ending endpoints. */
final class WebhookResources {
  static final Access ACCESS = Access.with(Permission.WEBHOOKS_MANAGE);
  static final String PATH = "/webhooks";

  private final String base;
  private final Database database;
  private final Endpoints endpoints;
  private final ManageWebhooks manage;

  /**
   * @param base the path of the API, with the configured base path
   */
  WebhookResources(String base, Database database, Endpoints endpoints, ManageWebhooks manage) {
    this.base = base;
    this.database = database;
    this.endpoints = endpoints;
    this.manage = manage;
  }

  List<Route> routes(Frame frame) {
    return List.of(
        frame.at(
            PATH,
            Operation.of("GET", ACCESS, this::list),
            Operation.post(ACCESS, WebhookShape.creation(), this::create).doneOnce()),
        frame.at(
            PATH + "/{id}",
            Operation.of("GET", ACCESS, this::read),
            Operation.patch(ACCESS, WebhookShape.patch(), this::patch),
            Operation.of("DELETE", ACCESS, this::delete)),
        frame.at(PATH + "/{id}/secret", Operation.of("POST", ACCESS, this::rotate)));
  }

  /** There are never more than fit on one page. */
  private Answer list(Call call) {
    List<Endpoint> all = database.read(endpoints::all);
    return call.ok(Map.of("webhooks", all.stream().map(WebhookJson::of).toList()));
  }

  private Answer read(Call call) {
    return database
        .read(sql -> endpoints.byId(sql, Uuids.inPath(call, "id")))
        .map(endpoint -> shown(call, endpoint))
        .orElseGet(() -> call.refuse(ProblemKind.NOT_FOUND));
  }

  private static Answer shown(Call call, Endpoint endpoint) {
    return call.ok(WebhookJson.of(endpoint)).with("ETag", EntityTag.of(endpoint.version()));
  }

  private Answer create(Call call) {
    return answer(
        call,
        manage.create(WebhookShape.wishes(call.input())),
        made ->
            call.created(
                    base + PATH + "/" + made.endpoint().id(),
                    WebhookJson.of(made.endpoint(), made.secret()))
                .with("ETag", EntityTag.of(made.endpoint().version())));
  }

  private Answer patch(Call call) {
    return answer(
        call,
        manage.change(
            Uuids.inPath(call, "id"),
            expected(call),
            present -> WebhookShape.patched(call.input(), present)));
  }

  private Answer delete(Call call) {
    Outcome outcome = manage.remove(Uuids.inPath(call, "id"), expected(call));
    return outcome instanceof Outcome.Done ? call.noContent() : answer(call, outcome);
  }

  private Answer rotate(Call call) {
    return answer(
        call,
        manage.rotate(Uuids.inPath(call, "id")),
        made -> call.ok(WebhookJson.of(made.endpoint(), made.secret())));
  }

  private static Answer answer(Call call, Outcome outcome) {
    return answer(call, outcome, made -> shown(call, made.endpoint()));
  }

  private static Answer answer(Call call, Outcome outcome, Function<Outcome.Made, Answer> made) {
    return switch (outcome) {
      case Outcome.Made it -> made.apply(it);
      case Outcome.Done(Endpoint endpoint) -> shown(call, endpoint);
      case Outcome.Gone() -> call.refuse(ProblemKind.NOT_FOUND);
      case Outcome.OtherVersion() -> call.refuse(ProblemKind.VERSION_MISMATCH);
      case Outcome.WrongUrl(String why) -> call.invalid(List.of(FieldError.of("/url", why)));
      case Outcome.TooMany() ->
          call.invalid(List.of(FieldError.of("", "too-many-webhooks", ManageWebhooks.MOST)));
    };
  }

  private static Predicate<Endpoint> expected(Call call) {
    String wanted = call.request().header("If-Match");
    return endpoint -> wanted == null || EntityTag.matches(wanted, endpoint.version());
  }
}
