package dev.vestibule.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.contract.Programs.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A folder with the npm packages that src/full/clients/package.json names. */
final class NodeTools {
  private static final Path SOURCES = Path.of("src", "full", "clients");
  private static final Path FOLDER = Path.of("target", "clients", "node");

  private NodeTools() {}

  /** Installs what is missing and copies the sources beside it. */
  static synchronized Path folder() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    Path lock = FOLDER.resolve("package-lock.json");
    boolean installed =
        Files.exists(FOLDER.resolve("node_modules"))
            && Files.exists(lock)
            && Files.mismatch(lock, SOURCES.resolve("package-lock.json")) == -1;
    try (Stream<Path> sources = Files.list(SOURCES)) {
      for (Path source : sources.toList()) {
        Files.copy(
            source, FOLDER.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!installed) {
      Ended npm = Programs.run(FOLDER, List.of("npm", "ci"));
      assertThat(npm.code())
          .as("npm ci (scripts/install-test-tools installs npm)\n%s", npm.output())
          .isZero();
    }
    return FOLDER;
  }
}
