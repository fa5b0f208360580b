package dev.vestibule.ui.console.operations;

import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.tokens.RuleSigningKeys;
import dev.vestibule.core.tokens.SigningKeys;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.console.Clerk;
import dev.vestibule.ui.console.ConsoleFrame;
import java.util.List;
import java.util.Map;

/** {@code /console/signing-keys/}: the keys that sign access tokens, and their rotation. */
final class SigningKeyPages {
  static final String PATH = "/console/signing-keys/";

  private final ConsoleFrame frame;
  private final SigningKeys keys;
  private final RuleSigningKeys rule;
  private final Clocks clocks;

  SigningKeyPages(ConsoleFrame frame, SigningKeys keys, RuleSigningKeys rule, Clocks clocks) {
    this.frame = frame;
    this.keys = keys;
    this.rule = rule;
    this.clocks = clocks;
  }

  List<Route> routes() {
    return List.of(
        frame.page(PATH, Permission.SYSTEM_READ, this::list),
        frame.page(
            PATH + "rotation/",
            Permission.SYSTEM_MANAGE,
            clerk -> Asked.show(frame, clerk, "rotation", PATH),
            this::rotate),
        frame.page(
            PATH + "{id}/retirement/",
            Permission.SYSTEM_MANAGE,
            clerk -> Asked.show(frame, clerk, "retirement", PATH, clerk.request().parameter("id")),
            this::retire));
  }

  private Answer list(Clerk clerk) {
    return frame.show(
        clerk,
        200,
        "console/operations/keys",
        Map.of("keys", keys.known(), "times", clocks.times(clerk.words())));
  }

  private Answer rotate(Clerk clerk) {
    rule.rotate();
    return frame.done(clerk, PATH, "rotated");
  }

  private Answer retire(Clerk clerk) {
    return switch (rule.retire(clerk.request().parameter("id"))) {
      case RuleSigningKeys.Outcome.Retired _ -> frame.done(clerk, PATH, "retired");
      case RuleSigningKeys.Outcome.Gone() -> frame.missing(clerk);
      case RuleSigningKeys.Outcome.InUse() -> frame.message(clerk, 409, "retirement.use");
    };
  }
}
