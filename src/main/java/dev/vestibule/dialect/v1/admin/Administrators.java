package dev.vestibule.dialect.v1.admin;

import dev.vestibule.core.administration.Administrator;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.dialect.v1.frame.Call;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Who calls an operation of administration, and what its path names. */
final class Administrators {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** Nobody and nothing has it. */
  private static final UUID NOBODY = new UUID(0, 0);

  private Administrators() {}

  static Administrator of(Call call) {
    return new Administrator(call.rights(), call.person().map(Caller::account));
  }

  static Optional<UUID> uuid(String text) {
    return UUID_TEXT.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  /** The identifier in the path; what is none is nobody's. */
  static UUID inPath(Call call, String parameter) {
    return uuid(call.request().parameter(parameter)).orElse(NOBODY);
  }
}
