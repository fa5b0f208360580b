package dev.vestibule.dialect.v1.admin;

import dev.vestibule.core.administration.RuleAccount;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.dialect.v1.Letters;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.Uuids;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.function.Function;

/** What is done with an account beside changing its data. */
final class AccountActions {
  private final RuleAccount rule;
  private final Letters letters;
  private final Outcomes outcomes;

  AccountActions(RuleAccount rule, Letters letters, Outcomes outcomes) {
    this.rule = rule;
    this.letters = letters;
    this.outcomes = outcomes;
  }

  List<Route> routes(Frame frame) {
    return List.of(
        frame.at(
            "/accounts/{id}/restoration",
            Operation.of("POST", Access.with(Permission.ACCOUNTS_DELETE), this::restore)),
        at(frame, "activation", "POST", this::activate),
        at(frame, "deactivation", "POST", this::deactivate),
        at(frame, "sessions", "DELETE", this::endSessions),
        at(frame, "password-reset", "POST", this::resetPassword));
  }

  private static Route at(Frame frame, String name, String method, Function<Call, Answer> action) {
    return frame.at(
        "/accounts/{id}/" + name,
        Operation.of(method, Access.with(Permission.ACCOUNTS_UPDATE), action));
  }

  private Answer activate(Call call) {
    return outcomes.shown(
        call,
        rule.activate(Administrators.of(call), Uuids.inPath(call, "id"), Outcomes.expected(call)));
  }

  private Answer restore(Call call) {
    return outcomes.shown(
        call,
        rule.restore(Administrators.of(call), Uuids.inPath(call, "id"), Outcomes.expected(call)));
  }

  private Answer deactivate(Call call) {
    return outcomes.shown(
        call,
        rule.deactivate(
            Administrators.of(call), Uuids.inPath(call, "id"), Outcomes.expected(call)));
  }

  private Answer endSessions(Call call) {
    return outcomes.answer(
        call,
        rule.endSessions(Administrators.of(call), Uuids.inPath(call, "id")),
        _ -> call.noContent());
  }

  private Answer resetPassword(Call call) {
    return outcomes.answer(
        call,
        rule.mailPassword(
            Administrators.of(call),
            Uuids.inPath(call, "id"),
            letters::passwordReset,
            letters::invitation),
        _ -> call.accepted());
  }
}
