package dev.vestibule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFileCommandTest {
  @TempDir Path folder;

  @Test
  void importsAFileAndSaysWhatIsWrong() throws IOException {
    Console console = new Console(folder);
    Path file = Files.writeString(folder.resolve("users.csv"), "username,password\nann,!\n");
    assertThat(console.says("import", "csv", file.toString(), "--dry-run"))
        .contains("would be: imported 1");
    Path report = folder.resolve("report.jsonl");
    assertThat(console.says("import", "csv", file.toString(), "--report=" + report))
        .contains("imported 1, changed 0, skipped 0, present 0");
    assertThat(Files.readString(report)).contains("\"outcome\":\"imported\"");
    assertThat(console.json("users", "show", "ann", "--json").get("has_password").booleanValue())
        .isFalse();
    Files.writeString(file, "{\"username\":\"ann\"}");
    assertThat(console.says("import", "jsonl", file.toString(), "--source=other"))
        .contains("skipped 1");
    assertThat(console.run("import", "jsonl", file.toString(), "--source=django")).isEqualTo(2);
    assertThat(console.run("import", "csv", "nothing.csv")).isEqualTo(2);
    assertThat(console.err()).contains("nothing.csv cannot be read");
    assertThat(console.run("import", "keycloak", file.toString(), "--second-factor=x"))
        .isEqualTo(2);
  }
}
