package dev.vestibule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
  @TempDir Path folder;
  private Console console;

  @BeforeEach
  void open() {
    console = new Console(folder);
    console.says("api-keys", "create", "Shop", "--permission", "tokens:introspect");
    console.says("api-keys", "create", "Desk", "--permission", "accounts:read");
  }

  @Test
  void exportsAndVerifiesAgainstWhatWasExported() throws IOException {
    assertThat(console.says("audit", "export", "before.jsonl")).contains("exported 2 records");
    List<String> lines = Files.readAllLines(folder.resolve("before.jsonl"));
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .startsWith("{\"hash\":\"")
        .contains("\"type\":\"api_key.created\"", "\"actor_kind\":\"operator\"", "\"position\":1");
    assertThat(console.says("audit", "verify")).startsWith("whole: 2 records from 1 to 2");
    assertThat(console.says("audit", "verify", "--from", "before.jsonl"))
        .contains("2 lines compared");
    assertThat(console.says("audit", "export", "--after", "1").lines()).hasSize(1);
    assertThat(console.says("audit", "keys")).contains("\"crv\":\"P-256\"").doesNotContain("\"d\"");

    Files.writeString(
        folder.resolve("before.jsonl"),
        lines.getFirst() + "\n" + lines.getLast().replace("operator", "server") + "\n");
    String[] tampered = {"audit", "verify", "--from", "before.jsonl"};
    assertThat(console.run(tampered)).isEqualTo(ExitCode.FAILED);
    assertThat(console.err()).contains("changed at 2");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(console.run("audit", "verify", "--from", "none.jsonl"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.run("audit", "forget", "nobody")).isEqualTo(ExitCode.FAILED);
    assertThat(console.says("audit", "forget", "0c6f1ad2-5f2e-4d2a-9b0e-0d4c7f7f3b11"))
        .contains("nothing to forget");
  }

  @Test
  @Tag("sqlite")
  void staysWholeInABackup() {
    console.says("audit", "keys");
    console.run("backup", "all.backup");
    String[] elsewhere = {"restore", "all.backup", "--replace"};
    assertThat(console.run(elsewhere)).isEqualTo(ExitCode.DONE);
    assertThat(console.says("audit", "verify"))
        .startsWith("whole: 2 records from 1 to 2, 1 signed statements");
  }
}
