package dev.vestibule.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A secret that a verb is given by a file or by the environment: never by its arguments. */
final class SecretLine {
  private SecretLine() {}

  /**
   * The first line of the file if one is named, empty where the file is; else the variable.
   *
   * @param what it is, for an error
   */
  static Optional<String> read(
      Invocation invocation, String what, @Nullable Path file, String variable) {
    if (file == null) {
      return Optional.ofNullable(invocation.environment().get(variable));
    }
    Path place = invocation.folder().resolve(file);
    try {
      return Optional.of(Files.readString(place).lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the " + what + " file " + place, e);
    }
  }
}
