package dev.vestibule.dialect.v1;

import dev.vestibule.dialect.v1.frame.FieldError;
import java.util.List;
import java.util.stream.Stream;

/** What somebody else has already, by members of the body. */
public final class Taken {
  private Taken() {}

  /**
   * The errors of a body.
   *
   * @param profile the profile fields whose values somebody else has
   */
  public static List<FieldError> errors(
      boolean username, boolean email, boolean telephone, List<String> profile) {
    return Stream.concat(
            Stream.of(
                    username ? "/username" : "",
                    email ? "/email" : "",
                    telephone ? "/telephone" : "")
                .filter(pointer -> !pointer.isEmpty()),
            profile.stream().map(ProfileMembers::pointer))
        .map(pointer -> FieldError.of(pointer, "taken"))
        .toList();
  }
}
