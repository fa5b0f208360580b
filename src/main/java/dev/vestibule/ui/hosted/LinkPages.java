package dev.vestibule.ui.hosted;

import dev.vestibule.core.accounts.Usernames;
import dev.vestibule.core.passwords.Weakness;
import dev.vestibule.core.verification.ActivateAccount;
import dev.vestibule.core.verification.LinkOutcome;
import dev.vestibule.core.verification.ResetPassword;
import dev.vestibule.core.verification.ResetUsername;
import dev.vestibule.core.verification.UndoDeletion;
import dev.vestibule.core.verification.UndoEmailChange;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.Entries;
import dev.vestibule.ui.pages.Letters;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Problems;
import dev.vestibule.ui.pages.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where mailed links lead while a product has no page of its own. Opening a page does nothing, so a
 * mail scanner uses no link up: its button posts.
 */
final class LinkPages {
  private static final String VERIFY = "/verify-email/";
  private static final String FORGOTTEN = "/password/forgot/";

  private final Pages pages;
  private final ReturnAddress returns;
  private final Letters letters;
  private final ActivateAccount activate;
  private final ResetPassword resetPassword;
  private final ResetUsername resetUsername;
  private final UndoEmailChange undo;
  private final UndoDeletion keep;
  private final boolean enabled;

  LinkPages(
      Pages pages,
      ReturnAddress returns,
      Letters letters,
      ActivateAccount activate,
      ResetPassword resetPassword,
      ResetUsername resetUsername,
      UndoEmailChange undo,
      UndoDeletion keep,
      boolean enabled) {
    this.pages = pages;
    this.returns = returns;
    this.letters = letters;
    this.activate = activate;
    this.resetPassword = resetPassword;
    this.resetUsername = resetUsername;
    this.undo = undo;
    this.keep = keep;
    this.enabled = enabled;
  }

  List<Route> routes(PageRoutes routes) {
    return List.of(
        activation(routes),
        newPassword(routes),
        routes.open(
            "/username/reset/confirm/{uid}/{token}/", opening("new-username"), this::username),
        routes.open("/email/undo/{uid}/{token}/", opening("undo-email"), this::undo),
        routes.open("/deletion/undo/{uid}/{token}/", opening("undo-deletion"), this::keep));
  }

  Route activation(PageRoutes routes) {
    return routes.open("/activate/{uid}/{token}/", this::openActivation, this::activate);
  }

  Route newPassword(PageRoutes routes) {
    return routes.open(
        "/password/reset/confirm/{uid}/{token}/", this::openPassword, this::password);
  }

  private PageRoutes.Open opening(String page) {
    return visit -> form(visit, 200, page, Problems.none());
  }

  /** A dead link says so at once; looking uses nothing up. */
  private Answer openActivation(Visit visit) {
    Request request = visit.request();
    LinkOutcome seen = activate.look(request.parameter("uid"), request.parameter("token"));
    return seen instanceof LinkOutcome.Done
        ? form(visit, 200, "activate", Problems.none())
        : answer(visit, seen, "activate", "activated", VERIFY);
  }

  /** Nobody shall think of a new password for nothing. */
  private Answer openPassword(Visit visit) {
    Request request = visit.request();
    LinkOutcome seen = resetPassword.look(request.parameter("uid"), request.parameter("token"));
    return seen instanceof LinkOutcome.Done
        ? form(visit, 200, "new-password", Problems.none())
        : answer(visit, seen, "new-password", "password.set", FORGOTTEN);
  }

  private Answer activate(Visit visit) {
    Request request = visit.request();
    LinkOutcome outcome =
        activate.activate(
            request.parameter("uid"),
            request.parameter("token"),
            letters.confirmation(visit.language()));
    return answer(visit, outcome, "activate", "activated", VERIFY);
  }

  private Answer password(Visit visit) {
    String password = visit.form().get("new_password").strip();
    if (!password.equals(visit.form().first("re_new_password", "new_password2").strip())) {
      return form(
          visit, 400, "new-password", problem(visit, "re_new_password", "password.mismatch"));
    }
    LinkOutcome outcome =
        resetPassword.confirm(
            visit.request().parameter("uid"),
            visit.request().parameter("token"),
            password,
            letters.passwordChanged(visit.language()));
    return answer(visit, outcome, "new-password", "password.set", FORGOTTEN);
  }

  private Answer undo(Visit visit) {
    Request request = visit.request();
    return switch (undo.undo(request.parameter("uid"), request.parameter("token"))) {
      case UndoEmailChange.Outcome.Undone undone ->
          secret(
              pages.show(
                  visit,
                  200,
                  "hosted/email-undone",
                  Map.of("uid", undone.uid(), "token", undone.secret())));
      case UndoEmailChange.Outcome.Refused() ->
          message(visit, 400, "undo.refused", Optional.empty());
    };
  }

  private Answer keep(Visit visit) {
    Request request = visit.request();
    return keep.follow(request.parameter("uid"), request.parameter("token"))
        ? message(visit, 200, "kept", signIn(visit))
        : message(visit, 400, "keep.refused", signIn(visit));
  }

  private Answer username(Visit visit) {
    String username = visit.form().line("new_username");
    if (!Usernames.valid(username)) {
      return form(visit, 400, "new-username", problem(visit, "new_username", "username.invalid"));
    }
    LinkOutcome outcome =
        resetUsername.confirm(
            visit.request().parameter("uid"),
            visit.request().parameter("token"),
            username,
            letters.usernameChanged(visit.language()));
    return answer(visit, outcome, "new-username", "username.set", "");
  }

  /**
   * The answer.
   *
   * @param again where one asks for another link, or empty
   */
  private Answer answer(Visit visit, LinkOutcome outcome, String page, String done, String again) {
    return switch (outcome) {
      case LinkOutcome.Done _ when moved(visit, done) ->
          message(
              visit, 200, "email.proven", Optional.of(new Pages.Link("/account/", "account.back")));
      case LinkOutcome.Done _ -> message(visit, 200, done, signIn(visit));
      case LinkOutcome.AlreadyActive() -> message(visit, 200, "activated.before", signIn(visit));
      case LinkOutcome.UnknownAccount() -> message(visit, 400, "link.invalid", again(again));
      case LinkOutcome.InvalidLink() -> message(visit, 400, "link.invalid", again(again));
      case LinkOutcome.UsernameTaken() ->
          form(visit, 400, page, problem(visit, "new_username", "username.taken"));
      case LinkOutcome.WeakPassword(List<Weakness> found) ->
          form(
              visit,
              400,
              page,
              Problems.none()
                  .and("new_password", Entries.weakness(visit.words(), found.getFirst())));
    };
  }

  /** Somebody who is signed in has an account that is active: its address was proven. */
  private static boolean moved(Visit visit, String done) {
    return done.equals("activated") && visit.caller().isPresent();
  }

  private static Problems problem(Visit visit, String field, String key) {
    return Problems.none().and(field, visit.words().get(key));
  }

  private Optional<Pages.Link> signIn(Visit visit) {
    String next =
        returns
            .checked(visit.given(ReturnAddress.FIELD))
            .map(address -> "?next=" + Pages.encoded(address))
            .orElse("");
    return Optional.of(new Pages.Link("/signin/" + next, "signin"));
  }

  private static Optional<Pages.Link> again(String path) {
    return path.isEmpty() ? Optional.empty() : Optional.of(new Pages.Link(path, "link.again"));
  }

  private Answer form(Visit visit, int status, String page, Problems problems) {
    return secret(
        pages.show(
            visit,
            status,
            "hosted/" + page,
            Map.of("problems", problems, "username", visit.form().line("new_username"))));
  }

  private Answer message(Visit visit, int status, String key, Optional<Pages.Link> link) {
    Pages.Link[] links = link.filter(_ -> enabled).stream().toArray(Pages.Link[]::new);
    return secret(pages.message(visit, status, key, links));
  }

  /** The address holds a secret, which no other address may learn. */
  private static Answer secret(Answer answer) {
    return answer.with("Referrer-Policy", "no-referrer");
  }
}
