package dev.vestibule.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a backup's passphrase comes from: a file, the environment, or whoever is asked. */
final class Passphrase {
  private static final String VARIABLE = "VESTIBULE_BACKUP_PASSPHRASE";

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = {
        "Its first line is the passphrase of an encrypted backup; it may stand in",
        VARIABLE + " too."
      })
  private @Nullable Path file;

  /** The passphrase that was given, if one was. */
  Optional<String> given(Invocation invocation) {
    Optional<String> found =
        file == null
            ? Optional.ofNullable(invocation.environment().get(VARIABLE))
            : Optional.of(firstLine(invocation.folder().resolve(file)));
    if (found.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("the passphrase is empty");
    }
    return found;
  }

  /** The same, or what somebody types. */
  Optional<String> givenOrTyped(Invocation invocation) {
    return given(invocation).or(() -> Typed.secret(invocation, "Passphrase"));
  }

  private static String firstLine(Path file) {
    try {
      return Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the passphrase file " + file, e);
    }
  }
}
