package dev.vestibule.dialect.v1;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.signin.Identifier;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.signin.SignInOutcome;
import dev.vestibule.core.signin.Withheld;
import dev.vestibule.core.verification.ScheduleDeletion;
import dev.vestibule.core.verification.UndoDeletion;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Input;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.dialect.v1.frame.Shape;
import dev.vestibule.dialect.v1.frame.Text;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code /me/deletion} and the way back, {@code /account-restorations}. */
final class OwnDeletion {
  private static final Alternatives WAYS =
      new Alternatives(List.of("identifier", "password"), "password-or-link");

  private final PresentPassword password;
  private final SignIn signIn;
  private final Identifiers identifiers;
  private final ScheduleDeletion schedule;
  private final UndoDeletion undo;

  OwnDeletion(
      PresentPassword password,
      SignIn signIn,
      Identifiers identifiers,
      ScheduleDeletion schedule,
      UndoDeletion undo) {
    this.password = password;
    this.signIn = signIn;
    this.identifiers = identifiers;
    this.schedule = schedule;
    this.undo = undo;
  }

  List<Route> routes(Frame frame) {
    return List.of(
        frame.at("/me/deletion", password.post(Shape.empty(), this::delete)),
        frame.at(
            "/account-restorations",
            Operation.post(
                    Access.OPEN,
                    Shape.empty()
                        .optional("identifier", Text.filled(254))
                        .optional("password", Text.password())
                        .optional("uid", Text.filled(64))
                        .optional("token", Text.filled(200)),
                    this::restore)
                .doneOnce()));
  }

  private Answer delete(Call call) {
    return switch (schedule.schedule(call.caller().account(), Actor.OWNER)) {
      case ScheduleDeletion.Outcome.Scheduled(Instant due) ->
          call.accepted(Map.of("deletion_due_at", AccountJson.moment(due)));
      case ScheduleDeletion.Outcome.Deleted() -> call.noContent();
      case ScheduleDeletion.Outcome.LastSuperuser() -> call.refuse(ProblemKind.LAST_SUPERUSER);
    };
  }

  private Answer restore(Call call) {
    Input input = call.input();
    List<FieldError> errors = WAYS.errors(input);
    if (!errors.isEmpty()) {
      return call.invalid(errors);
    }
    return Alternatives.byLink(input) ? byLink(call) : byPassword(call);
  }

  private Answer byLink(Call call) {
    return undo.follow(call.input().required("uid"), call.input().required("token"))
        ? call.noContent()
        : call.refuse(ProblemKind.LINK_REFUSED, List.of(FieldError.of("/token", "link")));
  }

  /** Who waits for nothing is told what a wrong password is told. */
  private Answer byPassword(Call call) {
    Identifier identifier = identifiers.of(call.input().required("identifier"));
    return switch (signIn.leaving(identifier, call.input().required("password"), call.source())) {
      case SignInOutcome.SignedIn(Account account) when undo.undo(account, Actor.OWNER) ->
          call.noContent();
      case SignInOutcome.SignedIn _, SignInOutcome.Refused _ ->
          call.refuse(ProblemKind.WRONG_CREDENTIALS);
      case SignInOutcome.Held(Withheld why) -> call.withheld(why);
    };
  }
}
