package dev.vestibule.dialect.v1;

import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.Input;
import java.util.List;
import java.util.stream.Stream;

/** Bodies that say who somebody is in one of two ways: by both parts of a link, or by members. */
final class Alternatives {
  private static final List<String> LINK = List.of("uid", "token");

  private final List<String> members;
  private final String both;

  /**
   * @param members what a body without a link has
   * @param both the error of a member that comes beside a link
   */
  Alternatives(List<String> members, String both) {
    this.members = List.copyOf(members);
    this.both = both;
  }

  static boolean byLink(Input input) {
    return LINK.stream().anyMatch(name -> input.text(name).isPresent());
  }

  List<FieldError> errors(Input input) {
    boolean byLink = byLink(input);
    Stream<FieldError> missing =
        (byLink ? LINK : members)
            .stream()
                .filter(name -> input.text(name).isEmpty())
                .map(name -> FieldError.of("/" + name, "required"));
    Stream<FieldError> tooMany =
        (byLink ? members : List.<String>of())
            .stream()
                .filter(name -> input.text(name).isPresent())
                .map(name -> FieldError.of("/" + name, both));
    return Stream.concat(missing, tooMany).toList();
  }
}
