package dev.vestibule.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.cli.frontend.FrontEndOrigin;
import dev.vestibule.cli.frontend.Preset;
import dev.vestibule.contract.Programs.Ended;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Libraries that sign in on a server of the front end's, with the documentation's configuration.
 */
class FrontEndLibrariesTest {
  @TempDir private Path folder;

  @Test
  void nextAuth() throws IOException, InterruptedException {
    Path node = NodeTools.folder();
    Files.copy(
        Path.of("src", "full", "fronts", "next-auth.mjs"),
        node.resolve("next-auth.mjs"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        node.resolve("next-auth-config.mjs"),
        FrontEndPages.snippet("next-auth").replace("'next-auth/", "'@auth/core/"));
    FrontEndOrigin origin = FrontEndOrigin.of("http://localhost:3000").orElseThrow();
    Path config = folder.resolve("vestibule.yaml");
    Files.writeString(config, Preset.JWT.lines(origin, URI.create("http://localhost:8000")).yaml());

    try (TestServer server =
        TestServer.start(
            Map.of("config", config.toString(), "dialects.djoser.access-token-lifetime", "8s"))) {
      new Visitor(server).account("ada");
      Ended walk =
          Programs.run(
              node,
              List.of(
                  "env",
                  "ACCOUNTS_URL=" + server.baseUrl(),
                  "node",
                  "next-auth.mjs",
                  Visitor.email("ada"),
                  Visitor.PASSWORD));
      assertThat(walk.code()).as(walk.output()).isZero();
      assertThat(walk.output()).endsWith("done\n");
    }
  }
}
