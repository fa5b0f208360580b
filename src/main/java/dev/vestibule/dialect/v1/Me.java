package dev.vestibule.dialect.v1;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.passwords.PersonalWords;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.core.verification.ChangeCredentials;
import dev.vestibule.core.verification.EmailProof;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.core.verification.UpdateAccount.AvatarEdit;
import dev.vestibule.core.verification.UpdateAccount.Edit;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.EntityTag;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Input;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.dialect.v1.frame.Shape;
import dev.vestibule.dialect.v1.frame.Text;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** {@code /me}: the account of whoever calls. */
final class Me {
  private static final Set<String> PICTURES =
      Set.of("image/png", "image/jpeg", "image/gif", "image/bmp");

  private final PasswordRules rules;
  private final PresentPassword presentPassword;
  private final ChangeCredentials credentials;
  private final UpdateAccount update;
  private final AvatarImages images;
  private final AccountJson json;
  private final Letters letters;

  Me(
      PasswordRules rules,
      PresentPassword presentPassword,
      ChangeCredentials credentials,
      UpdateAccount update,
      AvatarImages images,
      AccountJson json,
      Letters letters) {
    this.rules = rules;
    this.presentPassword = presentPassword;
    this.credentials = credentials;
    this.update = update;
    this.images = images;
    this.json = json;
    this.letters = letters;
  }

  List<Route> routes(Frame frame, ProfileMembers profile) {
    return List.of(
        frame.at(
            "/me",
            Operation.of("GET", Access.SIGNED_IN, this::read),
            Operation.patch(Access.SIGNED_IN, members(profile), call -> patch(call, profile))),
        frame.at(
            "/me/avatar",
            Operation.put(PICTURES, this::putAvatar),
            Operation.of("DELETE", Access.SIGNED_IN, this::deleteAvatar)),
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
    return edited(call, edit);
  }

  private Answer putAvatar(Call call) {
    return switch (images.decode(call.body())) {
      case AvatarImages.Decoded image -> edited(call, avatar(new AvatarEdit.Replace(image)));
      case AvatarImages.Unreadable() -> call.invalid(List.of(FieldError.of("", "picture")));
    };
  }

  private Answer deleteAvatar(Call call) {
    return edited(call, avatar(new AvatarEdit.Remove()));
  }

  private static Edit avatar(AvatarEdit edit) {
    Map<String, @Nullable Object> none = Map.of();
    return new Edit(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        edit,
        Optional.empty(),
        none);
  }

  /** Where If-Match was not asked for it counts all the same when it is sent. */
  private Answer edited(Call call, Edit edit) {
    Account account = call.caller().account();
    String wanted = call.request().header("If-Match");
    IntPredicate version = now -> wanted == null || EntityTag.matches(wanted, now);
    EmailProof proof = new EmailProof(letters.activation(call.language()), false);
    return update
        .updateIf(version, account, account.id(), edit, proof)
        .map(outcome -> answer(call, outcome))
        .orElseGet(() -> call.refuse(ProblemKind.VERSION_MISMATCH));
  }

  private Answer answer(Call call, UpdateAccount.Outcome outcome) {
    return switch (outcome) {
      case UpdateAccount.Outcome.Updated(Account account) -> json.answer(call, account);
      case UpdateAccount.Outcome.ProfileTaken(List<String> fields) ->
          call.refuse(
              ProblemKind.TAKEN,
              fields.stream()
                  .map(name -> FieldError.of(ProfileMembers.pointer(name), "taken"))
                  .toList());
      case UpdateAccount.Outcome.EmailTaken _,
          UpdateAccount.Outcome.TelephoneTaken _,
          UpdateAccount.Outcome.Gone _ ->
          call.refuse(ProblemKind.NOT_FOUND);
    };
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
