package dev.vestibule.dialect.v1;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.passwords.PersonalWords;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.core.verification.ChangeCredentials;
import dev.vestibule.core.verification.UpdateAccount.AvatarEdit;
import dev.vestibule.core.verification.UpdateAccount.Edit;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.EntityTag;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Input;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.Shape;
import dev.vestibule.dialect.v1.frame.Text;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.Optional;

/** {@code /me}: the account of whoever calls. */
final class Me {
  private final PasswordRules rules;
  private final PresentPassword presentPassword;
  private final ChangeCredentials credentials;
  private final OwnEdits edits;
  private final AccountJson json;

  Me(
      PasswordRules rules,
      PresentPassword presentPassword,
      ChangeCredentials credentials,
      OwnEdits edits,
      AccountJson json) {
    this.rules = rules;
    this.presentPassword = presentPassword;
    this.credentials = credentials;
    this.edits = edits;
    this.json = json;
  }

  List<Route> routes(Frame frame, ProfileMembers profile) {
    return List.of(
        frame.at(
            "/me",
            Operation.of("GET", Access.SIGNED_IN, this::read),
            Operation.patch(Access.SIGNED_IN, members(profile), call -> patch(call, profile))),
        frame.at(
            "/me/password",
            presentPassword.post(
                Shape.empty().required("new_password", Text.password()), this::changePassword)));
  }

  private static Shape members(ProfileMembers profile) {
    return Shape.empty()
        .nullable("name", Text.line(255))
        .nullable("first_name", Text.line(150))
        .nullable("last_name", Text.line(150))
        .optional("locale", Text.oneOf("en", "fr"))
        .optional(ProfileMembers.NAME, profile.patch());
  }

  private Answer read(Call call) {
    Account account = call.caller().account();
    return EntityTag.matches(call.request().header("If-None-Match"), account.version())
        ? Answer.empty(304).with("ETag", EntityTag.of(account.version()))
        : json.answer(call, account);
  }

  private Answer patch(Call call, ProfileMembers profile) {
    Input input = call.input();
    Input values = input.members(ProfileMembers.NAME);
    Viewer viewer = new Viewer(true, call.caller().account().staff());
    List<FieldError> forbidden = profile.forbidden(values, viewer);
    if (!forbidden.isEmpty()) {
      return call.invalid(forbidden);
    }
    Edit edit =
        new Edit(
            Optional.empty(),
            input.patched("first_name"),
            input.patched("last_name"),
            input.patched("name"),
            new AvatarEdit.Keep(),
            Optional.empty(),
            values.values(),
            input.text("locale"));
    return edits.apply(call, edit);
  }

  private Answer changePassword(Call call) {
    Account account = call.caller().account();
    String password = call.input().required("new_password");
    List<FieldError> weak =
        Weaknesses.at("/new_password", rules.check(password, PersonalWords.of(account)));
    if (!weak.isEmpty()) {
      return call.invalid(weak);
    }
    credentials.password(account, password, call.caller().session(), Optional.empty());
    return call.noContent();
  }
}
