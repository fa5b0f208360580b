package dev.vestibule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportDjangoCommandTest {
  @TempDir Path folder;
  private Console console;
  private Path project;

  @BeforeEach
  void open() throws IOException {
    console = new Console(folder);
    project = folder.resolve("db.sqlite3");
    try (InputStream file =
        Objects.requireNonNull(getClass().getResourceAsStream("/django/legacy.sqlite3"))) {
      Files.copy(file, project);
    }
  }

  private String from() {
    return "--from=" + project;
  }

  @Test
  void triesImportsAndGoesOn() throws IOException {
    Path report = folder.resolve("report.jsonl");
    assertThat(console.says("import", "django", from(), "--dry-run"))
        .contains("table: accounts_user", "full_name: full_name")
        .contains("would be: imported 199, changed 1, skipped 0, present 0, updated 0, of 200");
    assertThat(console.err()).contains("changed 13 marie: email: ", "emails: {\"13\"");
    assertThat(console.says("import", "django", from(), "--report=" + report))
        .contains("imported 199, changed 1, skipped 0, present 0, updated 0, of 200");
    assertThat(console.err()).as("the report has it").isEmpty();
    List<String> lines = Files.readAllLines(report);
    assertThat(lines).hasSize(200);
    JsonNode twin = new JsonMapper().readTree(lines.get(12));
    assertThat(twin.get("id").stringValue()).isEqualTo("13");
    assertThat(twin.get("outcome").stringValue()).isEqualTo("changed");
    assertThat(twin.get("remarks").get(0).get("member").stringValue()).isEqualTo("email");
    assertThat(console.says("import", "django", from())).contains("present 200");
  }

  @Test
  void takesAMapping() throws IOException {
    Path mapping = folder.resolve("mapping.yaml");
    Files.writeString(
        mapping,
        """
        table: accounts_user
        columns: {full_name: first_name, telephone: ""}
        profile: {address: last_name}
        emails: {"13": marie2@example.test}
        """);
    assertThat(console.says("import", "django", from(), "--mapping=" + mapping))
        .contains("imported 200");
    JsonNode marie = console.json("users", "show", "marie", "--json");
    assertThat(marie.get("email").stringValue()).isEqualTo("marie2@example.test");
    assertThat(marie.get("full_name").stringValue()).isEqualTo("Zoé");
    assertThat(marie.toString()).contains("Müller");
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThat(console.run("import", "django", "--from=" + folder.resolve("none"))).isEqualTo(2);
    assertThat(console.err()).contains("there is no file");
    assertThat(console.run("import", "django", "--from=oracle://u:geheim@h/x")).isEqualTo(2);
    assertThat(console.err()).contains("no database of kind oracle").doesNotContain("geheim");
    assertThat(console.run("import", "django", from(), "--second-factor=no")).isEqualTo(2);
    assertThat(console.err()).contains("--second-factor does not know no");
    Path mapping = folder.resolve("mapping.yaml");
    Files.writeString(mapping, "columns: {full_name: nothing}");
    assertThat(console.run("import", "django", from(), "--mapping=" + mapping)).isEqualTo(2);
    assertThat(console.err()).contains("accounts_user has no column nothing");
    Files.writeString(mapping, "tables: x");
    assertThat(console.run("import", "django", from(), "--mapping=" + mapping)).isEqualTo(2);
    assertThat(console.err()).contains("unknown member tables");
  }
}
