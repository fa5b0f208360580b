package dev.vestibule.cli;

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
    Optional<String> found = SecretLine.read(invocation, "passphrase", file, VARIABLE);
    if (found.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException("the passphrase is empty");
    }
    return found;
  }

  /** The same, or what somebody types. */
  Optional<String> givenOrTyped(Invocation invocation) {
    return given(invocation).or(() -> Typed.secret(invocation, "Passphrase"));
  }
}
