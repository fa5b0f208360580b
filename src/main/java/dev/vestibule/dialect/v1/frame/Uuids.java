package dev.vestibule.dialect.v1.frame;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Identifiers as this API writes them (RFC 9562). */
public final class Uuids {
  private static final Pattern TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** Nobody and nothing has it. */
  private static final UUID NOBODY = new UUID(0, 0);

  private Uuids() {}

  /** Strictly: {@code UUID.fromString} alone takes shortened ones, too. */
  public static Optional<UUID> read(String text) {
    return TEXT.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  /** The identifier in the path; what is none is nobody's. */
  public static UUID inPath(Call call, String parameter) {
    return read(call.request().parameter(parameter)).orElse(NOBODY);
  }
}
