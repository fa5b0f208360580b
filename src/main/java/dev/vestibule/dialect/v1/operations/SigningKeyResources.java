package dev.vestibule.dialect.v1.operations;

import static dev.vestibule.dialect.v1.operations.Moments.moment;

import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.tokens.KnownKey;
import dev.vestibule.core.tokens.RuleSigningKeys;
import dev.vestibule.core.tokens.SigningKeys;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /signing-keys} and {@code /signing-keys/{id}/retirement}. */
final class SigningKeyResources {
  private static final String PATH = "/signing-keys";

  private final SigningKeys keys;
  private final RuleSigningKeys rule;
  private final InstantSource clock;

  SigningKeyResources(SigningKeys keys, RuleSigningKeys rule, InstantSource clock) {
    this.keys = keys;
    this.rule = rule;
    this.clock = clock;
  }

  List<Route> routes(Frame frame) {
    Access manage = Access.with(Permission.SYSTEM_MANAGE);
    return List.of(
        frame.at(
            PATH,
            Operation.of("GET", Access.with(Permission.SYSTEM_READ), this::list),
            Operation.of("POST", manage, call -> call.accepted(json(rule.rotate())))),
        frame.at(PATH + "/{id}/retirement", Operation.of("POST", manage, this::retire)));
  }

  private Answer list(Call call) {
    return call.ok(Map.of("signing_keys", keys.known().stream().map(this::json).toList()));
  }

  private Answer retire(Call call) {
    return switch (rule.retire(call.request().parameter("id"))) {
      case RuleSigningKeys.Outcome.Retired(KnownKey key) -> call.ok(json(key));
      case RuleSigningKeys.Outcome.Gone() -> call.refuse(ProblemKind.NOT_FOUND);
      case RuleSigningKeys.Outcome.InUse() -> call.refuse(ProblemKind.KEY_IN_USE);
    };
  }

  private Map<String, @Nullable Object> json(KnownKey key) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", key.id());
    json.put("algorithm", key.algorithm());
    json.put("use", key.use(clock.instant()).word());
    json.put("created_at", moment(key.created()));
    json.put("signs_from", moment(key.signsFrom()));
    json.put("retired_at", moment(key.retired()));
    return json;
  }
}
