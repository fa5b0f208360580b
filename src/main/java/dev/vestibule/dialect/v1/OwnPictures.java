package dev.vestibule.dialect.v1;

import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.core.verification.UpdateAccount.AvatarEdit;
import dev.vestibule.core.verification.UpdateAccount.Edit;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code /me/avatar} and {@code /me/pictures/{field}}: pictures, each sent as a file. Those of
 * profile fields are written by whom their declarations name.
 */
final class OwnPictures {
  private static final Set<String> TYPES =
      Set.of("image/png", "image/jpeg", "image/gif", "image/bmp");

  private final AvatarImages images;
  private final ProfileMembers profile;
  private final OwnEdits edits;

  OwnPictures(AvatarImages images, ProfileMembers profile, OwnEdits edits) {
    this.images = images;
    this.profile = profile;
    this.edits = edits;
  }

  List<Route> routes(Frame frame) {
    return List.of(
        frame.at(
            "/me/avatar",
            Operation.put(
                TYPES, call -> decoded(call, image -> edits.apply(call, avatar(replaced(image))))),
            Operation.of(
                "DELETE",
                Access.SIGNED_IN,
                call -> edits.apply(call, avatar(new AvatarEdit.Remove())))),
        frame.at(
            "/me/pictures/{field}",
            Operation.put(
                TYPES,
                call ->
                    writable(
                        call,
                        field -> decoded(call, image -> edits.apply(call, picture(field, image))))),
            Operation.of(
                "DELETE",
                Access.SIGNED_IN,
                call -> writable(call, field -> edits.apply(call, picture(field, null))))));
  }

  private Answer decoded(Call call, Function<AvatarImages.Decoded, Answer> action) {
    return switch (images.decode(call.body())) {
      case AvatarImages.Decoded image -> action.apply(image);
      case AvatarImages.Unreadable() -> call.invalid(List.of(FieldError.of("", "picture")));
    };
  }

  /** A field that the owner may not even read is as good as none. */
  private Answer writable(Call call, Function<ProfileField, Answer> action) {
    Viewer viewer = new Viewer(true, call.caller().account().staff());
    Optional<ProfileField> field =
        profile
            .picture(call.request().parameter("field"))
            .filter(found -> found.readableBy(viewer) || found.writableBy(viewer));
    if (field.isEmpty()) {
      return call.refuse(ProblemKind.NOT_FOUND);
    }
    return field.get().writableBy(viewer)
        ? action.apply(field.get())
        : call.invalid(List.of(FieldError.of("", "read-only")));
  }

  private static AvatarEdit replaced(AvatarImages.Decoded image) {
    return new AvatarEdit.Replace(image);
  }

  private static Edit avatar(AvatarEdit avatar) {
    return edit(avatar, Map.of());
  }

  private static Edit picture(ProfileField field, AvatarImages.@Nullable Decoded image) {
    return edit(new AvatarEdit.Keep(), Collections.singletonMap(field.name(), image));
  }

  private static Edit edit(AvatarEdit avatar, Map<String, @Nullable Object> profile) {
    return new Edit(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        avatar,
        Optional.empty(),
        profile);
  }
}
