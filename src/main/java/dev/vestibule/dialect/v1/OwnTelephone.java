package dev.vestibule.dialect.v1;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.codes.VerifyTelephone;
import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.verification.ChangeTelephone;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.dialect.v1.frame.Shape;
import dev.vestibule.dialect.v1.frame.Text;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.time.Duration;
import java.util.List;

/**
 * {@code /me/telephone}: a code goes to the number, and the present one stays until it comes back.
 * The present number is proven in the same way.
 */
final class OwnTelephone {
  private final PresentPassword password;
  private final Database database;
  private final Accounts accounts;
  private final Telephones telephones;
  private final ChangeTelephone change;
  private final VerifyTelephone verify;
  private final AccountJson json;

  OwnTelephone(
      PresentPassword password,
      Database database,
      Accounts accounts,
      Telephones telephones,
      ChangeTelephone change,
      VerifyTelephone verify,
      AccountJson json) {
    this.password = password;
    this.database = database;
    this.accounts = accounts;
    this.telephones = telephones;
    this.change = change;
    this.verify = verify;
    this.json = json;
  }

  List<Route> routes(Frame frame) {
    return List.of(
        frame.at(
            "/me/telephone",
            password
                .post(Shape.empty().required("telephone", Text.filled(32)), this::ask)
                .doneOnce()
                .countedPerNetwork()),
        frame.at(
            "/me/telephone/verify",
            Operation.post(
                    Access.SIGNED_IN,
                    Shape.empty().required("code", Text.filled(20)),
                    call -> PresentPassword.matching(call, () -> verify(call)))
                .doneOnce()));
  }

  private Answer ask(Call call) {
    return telephones
        .parse(call.input().required("telephone"))
        .map(number -> ask(call, number))
        .orElseGet(() -> call.invalid(List.of(FieldError.of("/telephone", "telephone"))));
  }

  private Answer ask(Call call, Telephone number) {
    return switch (change.ask(call.caller().account(), number, call.language())) {
      case ChangeTelephone.Outcome.Asked() -> call.accepted();
      case ChangeTelephone.Outcome.Taken() ->
          call.refuse(ProblemKind.TAKEN, List.of(FieldError.of("/telephone", "taken")));
      case ChangeTelephone.Outcome.AlreadyProven() -> call.refuse(ProblemKind.ALREADY_VERIFIED);
      case ChangeTelephone.Outcome.TooOften(Duration wait) -> call.tooMany(wait);
    };
  }

  private Answer verify(Call call) {
    long id = call.caller().account().id();
    String code = call.input().required("code").replaceAll("[\\s.-]", "");
    return switch (verify.verify(id, code)) {
      case VerifyTelephone.Outcome.Verified _ -> shown(call, id);
      case VerifyTelephone.Outcome.Refused() ->
          call.refuse(ProblemKind.CODE_REFUSED, List.of(FieldError.of("/code", "code")));
    };
  }

  private Answer shown(Call call, long id) {
    return database
        .read(sql -> accounts.byId(sql, id))
        .map((Account account) -> json.answer(call, account))
        .orElseGet(() -> call.refuse(ProblemKind.NOT_FOUND));
  }
}
