package dev.vestibule.ui.pages;

import dev.vestibule.core.passwords.Weakness;
import dev.vestibule.core.verification.ActivateAccount;
import dev.vestibule.core.verification.LinkOutcome;
import dev.vestibule.core.verification.ResetPassword;
import dev.vestibule.core.verification.ResetUsername;
import dev.vestibule.core.verification.UndoEmailChange;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where mailed links lead while a product has no page of its own. Opening a page does nothing, so a
 * mail scanner uses no link up: its button posts.
 */
public final class LinkPages {
  private final Pages pages;
  private final Language fallback;
  private final ActivateAccount activate;
  private final ResetPassword resetPassword;
  private final ResetUsername resetUsername;
  private final UndoEmailChange undo;

  public LinkPages(
      Settings settings,
      ActivateAccount activate,
      ResetPassword resetPassword,
      ResetUsername resetUsername,
      UndoEmailChange undo) {
    this.pages = new Pages(settings.site().name(), settings.server().basePath());
    this.fallback = Language.of(settings.site().locale(), Language.EN);
    this.activate = activate;
    this.resetPassword = resetPassword;
    this.resetUsername = resetUsername;
    this.undo = undo;
  }

  public List<Route> routes() {
    return List.of(
        page("/activate/{uid}/{token}/", "activate", this::activate),
        page("/password/reset/confirm/{uid}/{token}/", "new-password", this::password),
        page("/username/reset/confirm/{uid}/{token}/", "new-username", this::username),
        page("/email/undo/{uid}/{token}/", "undo-email", this::undo),
        Route.get("/static/pages.css", StyleSheet::answer));
  }

  private Route page(String template, String page, Handler post) {
    Map<String, Handler> handlers = new LinkedHashMap<>();
    handlers.put("GET", request -> show(request, 200, page, ""));
    handlers.put("POST", post);
    return Route.of(template, handlers);
  }

  /** The page that activates, for a route of somebody else: it says at once when a link is dead. */
  public Answer activation(Request request) {
    if (request.method().equals("POST")) {
      return activate(request);
    }
    LinkOutcome seen = activate.look(request.parameter("uid"), request.parameter("token"));
    return opened(request, seen, "activate", "activated");
  }

  /** The page that asks for a new password, for a route of somebody else. */
  public Answer newPassword(Request request) {
    if (request.method().equals("POST")) {
      return password(request);
    }
    LinkOutcome seen = resetPassword.look(request.parameter("uid"), request.parameter("token"));
    return opened(request, seen, "new-password", "password.set");
  }

  private Answer opened(Request request, LinkOutcome seen, String page, String done) {
    return seen instanceof LinkOutcome.Done
        ? show(request, 200, page, "")
        : answer(request, seen, page, done);
  }

  private Answer activate(Request request) {
    LinkOutcome outcome =
        activate.activate(request.parameter("uid"), request.parameter("token"), Optional.empty());
    return answer(request, outcome, "activate", "activated");
  }

  private Answer undo(Request request) {
    return switch (undo.undo(request.parameter("uid"), request.parameter("token"))) {
      case UndoEmailChange.Outcome.Undone undone ->
          pages.render(
              200,
              "email-undone",
              language(request),
              Map.of("uid", undone.uid(), "token", undone.secret()));
      case UndoEmailChange.Outcome.Refused() -> message(request, 400, "undo.refused");
    };
  }

  private Answer password(Request request) {
    PageForm form = PageForm.of(request);
    String password = form.get("new_password").strip();
    if (!password.equals(form.first("re_new_password", "new_password2").strip())) {
      return show(request, 400, "new-password", "password.mismatch");
    }
    LinkOutcome outcome =
        resetPassword.confirm(
            request.parameter("uid"), request.parameter("token"), password, Optional.empty());
    return answer(request, outcome, "new-password", "password.set");
  }

  private Answer username(Request request) {
    String username = PageForm.of(request).get("new_username").strip();
    if (!username.matches("[\\w.@+-]{1,150}")) {
      return show(request, 400, "new-username", "username.invalid");
    }
    LinkOutcome outcome =
        resetUsername.confirm(
            request.parameter("uid"), request.parameter("token"), username, Optional.empty());
    return answer(request, outcome, "new-username", "username.set");
  }

  private Answer answer(Request request, LinkOutcome outcome, String page, String done) {
    return switch (outcome) {
      case LinkOutcome.Done _ -> message(request, 200, done);
      case LinkOutcome.AlreadyActive() -> message(request, 200, "activated.before");
      case LinkOutcome.UnknownAccount() -> message(request, 400, "link.invalid");
      case LinkOutcome.InvalidLink() -> message(request, 400, "link.invalid");
      case LinkOutcome.UsernameTaken() -> show(request, 400, page, "username.taken");
      case LinkOutcome.WeakPassword(List<Weakness> found) ->
          show(request, 400, page, weakness(found.getFirst()));
    };
  }

  private static String weakness(Weakness weakness) {
    return switch (weakness) {
      case Weakness.TooShort _ -> "password.short";
      case Weakness.TooCommon _ -> "password.common";
      case Weakness.EntirelyNumeric _ -> "password.numeric";
      case Weakness.TooSimilar _ -> "password.similar";
      case Weakness.TooLong _ -> "password.long";
    };
  }

  private Answer show(Request request, int status, String page, String error) {
    return pages.render(status, page, language(request), Map.of("error", error));
  }

  private Answer message(Request request, int status, String key) {
    return pages.render(status, "message", language(request), Map.of("key", key));
  }

  private Language language(Request request) {
    String accepted = request.header("Accept-Language");
    return Language.of(accepted == null ? "" : accepted, fallback);
  }
}
