package dev.vestibule.dialect.v1.services;

import static dev.vestibule.dialect.v1.services.KeyShape.EXPIRES_AT;
import static dev.vestibule.dialect.v1.services.KeyShape.EXPIRES_IN_DAYS;
import static dev.vestibule.dialect.v1.services.KeyShape.NAME;
import static dev.vestibule.dialect.v1.services.KeyShape.PERMISSIONS;

import dev.vestibule.core.rights.ApiKey;
import dev.vestibule.core.rights.ApiKeys;
import dev.vestibule.core.rights.EndApiKey;
import dev.vestibule.core.rights.KeyMaker;
import dev.vestibule.core.rights.MakeApiKey;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.Cursors;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Input;
import dev.vestibule.dialect.v1.frame.Listing;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.Parameters;
import dev.vestibule.dialect.v1.frame.Principal;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.dialect.v1.frame.Uuids;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /api-keys}: making, reading and ending the keys of services. */
final class KeyResources {
  private static final Access ACCESS = Access.with(Permission.KEYS_MANAGE);

  private static final String PATH = "/api-keys";

  private final String base;
  private final InstantSource clock;
  private final Database database;
  private final ApiKeys keys;
  private final MakeApiKey make;
  private final EndApiKey end;
  private final KeyJson json;
  private final Cursors cursors;

  /**
   * @param base the path of the API, with the configured base path
   */
  KeyResources(
      String base,
      InstantSource clock,
      Database database,
      ApiKeys keys,
      MakeApiKey make,
      EndApiKey end,
      KeyJson json,
      Cursors cursors) {
    this.base = base;
    this.clock = clock;
    this.database = database;
    this.keys = keys;
    this.make = make;
    this.end = end;
    this.json = json;
    this.cursors = cursors;
  }

  List<Route> routes(Frame frame) {
    return List.of(
        frame.at(
            PATH,
            Operation.of("GET", ACCESS, this::list),
            Operation.post(ACCESS, KeyShape.all(), this::make).doneOnce()),
        frame.at(
            PATH + "/{id}",
            Operation.of("GET", ACCESS, this::one),
            Operation.of("DELETE", ACCESS, this::end)));
  }

  private Answer make(Call call) {
    Input input = call.input();
    if (input.values().get(EXPIRES_AT) != null && input.values().get(EXPIRES_IN_DAYS) != null) {
      return call.invalid(List.of(error(EXPIRES_IN_DAYS, "one-of-two", EXPIRES_AT)));
    }
    MakeApiKey.Outcome outcome =
        make.make(maker(call), input.required(NAME), permissions(input), expires(input));
    return switch (outcome) {
      case MakeApiKey.Outcome.Made(ApiKeys.Made made) ->
          call.created(base + PATH + "/" + made.key().id(), json.of(made));
      case MakeApiKey.Outcome.BeyondRights() ->
          call.refuse(ProblemKind.BEYOND_YOUR_RIGHTS, List.of(error(PERMISSIONS, "beyond-rights")));
      case MakeApiKey.Outcome.OutlivesMaker() ->
          call.refuse(ProblemKind.BEYOND_YOUR_RIGHTS, List.of(error(expiry(input), "outlives")));
      case MakeApiKey.Outcome.ExpiresInThePast() ->
          call.invalid(List.of(error(EXPIRES_AT, "past")));
    };
  }

  private static FieldError error(String member, String code, Object... values) {
    return FieldError.of("/" + member, code, values);
  }

  private static String expiry(Input input) {
    return input.values().get(EXPIRES_AT) == null ? EXPIRES_IN_DAYS : EXPIRES_AT;
  }

  private static KeyMaker maker(Call call) {
    return switch (call.principal()) {
      case Principal.Person(var caller, var rights) ->
          new KeyMaker.Person(caller.account(), rights);
      case Principal.Service(ApiKey key) -> new KeyMaker.Service(key);
      case null -> throw new IllegalStateException("nobody calls");
    };
  }

  private static Set<Permission> permissions(Input input) {
    Set<Permission> all = EnumSet.noneOf(Permission.class);
    if (input.values().get(PERMISSIONS) instanceof Set<?> chosen) {
      chosen.forEach(permission -> all.add((Permission) permission));
    }
    return all;
  }

  private Optional<Instant> expires(Input input) {
    if (input.values().get(EXPIRES_IN_DAYS) instanceof Long days) {
      return Optional.of(clock.instant().plus(Duration.ofDays(days)));
    }
    return input.values().get(EXPIRES_AT) instanceof Instant moment
        ? Optional.of(moment)
        : Optional.empty();
  }

  private Answer list(Call call) {
    Parameters parameters = new Parameters(call.request());
    parameters.only(Set.of("limit", Cursors.CURSOR)::contains);
    int limit = parameters.limit();
    Optional<ApiKey> last =
        parameters.read(
            Cursors.CURSOR,
            "cursor",
            text -> cursors.opened(call.request(), text).flatMap(parts -> find(parts.getFirst())));
    return parameters.errors().isEmpty()
        ? page(call, last, limit)
        : call.invalid(parameters.errors());
  }

  private Answer page(Call call, Optional<ApiKey> last, int limit) {
    List<ApiKey> found = database.read(sql -> keys.after(sql, last, limit + 1));
    Listing<ApiKey> listing = new Listing<>(PATH, "api_keys", json::of, key -> key.id().toString());
    return cursors.page(call, listing, found, limit);
  }

  private Answer one(Call call) {
    return find(call.request().parameter("id"))
        .map(key -> call.ok(json.of(key)))
        .orElseGet(() -> call.refuse(ProblemKind.NOT_FOUND));
  }

  private Answer end(Call call) {
    boolean known = end.end(Uuids.inPath(call, "id"));
    return known ? call.noContent() : call.refuse(ProblemKind.NOT_FOUND);
  }

  private Optional<ApiKey> find(String id) {
    return Uuids.read(id).flatMap(known -> database.read(sql -> keys.byId(sql, known)));
  }
}
