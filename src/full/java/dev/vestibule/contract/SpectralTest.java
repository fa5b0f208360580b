package dev.vestibule.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Spectral, with its own rules and those after the OWASP API Security Top 10. */
class SpectralTest {
  @Test
  void nothingSeriousIsFoundInTheNativeApi() throws IOException, InterruptedException {
    Path folder = NodeTools.folder();
    Path document = folder.resolve("v1.json");
    Files.writeString(
        document, NativeDocument.of(TestServer.documentWith(), "/api/v1").toPrettyString());
    List<String> spectral =
        List.of(
            "node_modules/.bin/spectral",
            "lint",
            "v1.json",
            "--ruleset",
            "spectral.yaml",
            "--fail-severity",
            "error");
    Programs.Ended found = Programs.run(folder, spectral);
    assertThat(found.code()).as(found.output()).isZero();
  }

  @Test
  void aFaultIsFound() throws IOException, InterruptedException {
    Path folder = NodeTools.folder();
    Path document = folder.resolve("faulty.json");
    String sound = NativeDocument.of(TestServer.documentWith(), "/api/v1").toString();
    Files.writeString(document, sound.replace("\"maxLength\"", "\"x-length\""));
    List<String> spectral =
        List.of("node_modules/.bin/spectral", "lint", "faulty.json", "--ruleset", "spectral.yaml");
    Programs.Ended found = Programs.run(folder, spectral);
    assertThat(found.code()).isNotZero();
    assertThat(found.output()).contains("string-limit");
  }
}
