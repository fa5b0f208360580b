package dev.vestibule.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's own files, as the structure tests read them. Paths are relative to the project. */
final class Sources {
  private static final List<Path> JAVA_ROOTS =
      List.of(
          Path.of("src/main/java"),
          Path.of("src/test/java"),
          Path.of("src/full/java"),
          Path.of("src/launch"));

  private Sources() {}

  static List<Path> java() {
    return JAVA_ROOTS.stream().flatMap(Sources::filesBelow).filter(Sources::isJava).toList();
  }

  /** What git tracks or would track; build output and data folders are left out by .gitignore. */
  static List<Path> tracked() {
    try {
      Process git =
          new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
              .redirectErrorStream(true)
              .start();
      String listed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (git.waitFor() != 0) {
        throw new IllegalStateException("git ls-files: " + listed);
      }
      return Stream.of(listed.split("\0")).map(Path::of).filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Bytes that are no UTF-8 become replacement characters, so that images can be read too. */
  static List<String> lines(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> filesBelow(Path root) {
    try (Stream<Path> found = Files.walk(root)) {
      return found.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isJava(Path file) {
    return file.toString().endsWith(".java");
  }
}
