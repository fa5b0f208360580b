package dev.vestibule.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.contract.Programs.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Folders with the npm packages that a package.json below src/full names. */
final class NodeTools {
  private NodeTools() {}

  /** What looks at the document from outside, and the libraries of front ends. */
  static Path folder() throws IOException, InterruptedException {
    return folder("clients", "node");
  }

  /** A small Nuxt application, without its configuration. */
  static Path nuxt() throws IOException, InterruptedException {
    return folder("nuxt", "nuxt");
  }

  /** Installs what is missing and copies the sources beside it. */
  private static synchronized Path folder(String source, String name)
      throws IOException, InterruptedException {
    Path sources = Path.of("src", "full", source);
    Path folder = Path.of("target", "clients", name);
    Path lock = folder.resolve("package-lock.json");
    boolean installed =
        Files.exists(folder.resolve("node_modules"))
            && Files.exists(lock)
            && Files.mismatch(lock, sources.resolve("package-lock.json")) == -1;
    try (Stream<Path> files = Files.walk(sources).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(sources.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!installed) {
      Ended npm = Programs.run(folder, List.of("npm", "ci"));
      assertThat(npm.code())
          .as("npm ci (scripts/install-test-tools installs npm)\n%s", npm.output())
          .isZero();
    }
    return folder;
  }
}
