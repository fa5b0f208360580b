package dev.vestibule.ui.account;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.codes.VerifyTelephone;
import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.AnswerLater;
import dev.vestibule.core.verification.EmailProof;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.core.verification.UpdateAccount.AvatarEdit;
import dev.vestibule.core.verification.UpdateAccount.Edit;
import dev.vestibule.core.verification.UpdateAccount.NewNumber;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.Letters;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Problems;
import dev.vestibule.ui.pages.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /account/telephone/} and {@code /account/telephone/verify/}: a number, and its code. */
final class TelephonePages {
  private static final String VERIFY = "/account/telephone/verify/";

  private final Pages pages;
  private final Database database;
  private final Accounts accounts;
  private final Telephones telephones;
  private final Reauthentication again;
  private final UpdateAccount update;
  private final VerifyTelephone verify;
  private final AnswerLater later;
  private final Letters letters;
  private final AskingLimit limit;

  TelephonePages(
      Pages pages,
      Database database,
      Accounts accounts,
      Telephones telephones,
      Reauthentication again,
      UpdateAccount update,
      VerifyTelephone verify,
      AnswerLater later,
      Letters letters,
      AskingLimit limit) {
    this.pages = pages;
    this.database = database;
    this.accounts = accounts;
    this.telephones = telephones;
    this.again = again;
    this.update = update;
    this.verify = verify;
    this.later = later;
    this.letters = letters;
    this.limit = limit;
  }

  List<Route> routes(PageRoutes routes) {
    return List.of(
        routes.closed(
            "/account/telephone/",
            (visit, caller) -> form(visit, caller, 200, Problems.none()),
            this::change),
        routes.closed(
            VERIFY, (visit, caller) -> codeForm(visit, caller, 200, Problems.none()), this::enter));
  }

  private Answer change(Visit visit, Caller caller) {
    String entered = visit.form().line("telephone");
    Optional<Telephone> number = telephones.parse(entered);
    Problems problems = Problems.none();
    if (number.isEmpty()) {
      problems = problems.and("telephone", visit.words().get("telephone.invalid"));
    }
    problems = again.check(visit, caller, problems);
    if (problems.any()) {
      return form(visit, caller, 400, problems);
    }
    NewNumber wanted = new NewNumber(number.orElseThrow(), entered);
    return limit.refused(visit).orElseGet(() -> change(visit, caller, wanted));
  }

  private Answer change(Visit visit, Caller caller, NewNumber number) {
    Account account = caller.account();
    EmailProof proof =
        new EmailProof(letters.activation(visit.language(), Optional.empty()), false);
    return switch (update.update(account, account.id(), edit(number), proof)) {
      case UpdateAccount.Outcome.Updated _ -> changed(visit, account);
      case UpdateAccount.Outcome.TelephoneTaken _,
          UpdateAccount.Outcome.EmailTaken _,
          UpdateAccount.Outcome.ProfileTaken _,
          UpdateAccount.Outcome.Gone _ ->
          form(
              visit,
              caller,
              400,
              Problems.none().and("telephone", visit.words().get("telephone.taken")));
    };
  }

  /** Another spelling of a proven number needs no code. */
  private Answer changed(Visit visit, Account account) {
    return pages.redirect(
        visit, toProve(account.id()).isPresent() ? VERIFY : "/account/?done=telephone");
  }

  private static Edit edit(NewNumber number) {
    return new Edit(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new AvatarEdit.Keep(),
        Optional.of(number),
        Map.of());
  }

  private Answer enter(Visit visit, Caller caller) {
    long account = caller.account().id();
    if (visit.form().get("action").equals("resend")) {
      later.renewCode(account, visit.language());
      return pages.redirect(visit, VERIFY + "?sent=1");
    }
    String code = visit.form().get("code").replaceAll("[\\s.-]", "");
    if (code.isEmpty()) {
      return codeForm(
          visit, caller, 400, Problems.none().and("code", visit.words().get("required")));
    }
    return switch (verify.verify(account, code)) {
      case VerifyTelephone.Outcome.Verified _ -> pages.redirect(visit, "/account/?done=telephone");
      case VerifyTelephone.Outcome.Refused() ->
          codeForm(
              visit,
              caller,
              400,
              Problems.none().and("code", visit.words().get("telephone.code.wrong")));
    };
  }

  /** Nothing to prove means nothing to do here. */
  private Answer codeForm(Visit visit, Caller caller, int status, Problems problems) {
    Optional<String> number = toProve(caller.account().id());
    return number.isEmpty()
        ? pages.redirect(visit, "/account/")
        : pages.show(
            visit,
            status,
            "hosted/account/telephone-verify",
            Map.of(
                "problems",
                problems,
                "telephone",
                number.get(),
                "sent",
                visit.request().queryParameter("sent").isPresent()));
  }

  private Optional<String> toProve(long id) {
    return database.read(sql -> accounts.telephoneToProve(sql, id));
  }

  private Answer form(Visit visit, Caller caller, int status, Problems problems) {
    return pages.show(
        visit,
        status,
        "hosted/account/telephone",
        Map.of(
            "problems", problems,
            "present", caller.account().shownTelephone(),
            "telephone", visit.form().line("telephone")));
  }
}
