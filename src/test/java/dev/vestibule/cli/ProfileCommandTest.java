package dev.vestibule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ProfileCommandTest {
  @TempDir Path folder;
  private Console console;

  @BeforeEach
  void open() throws IOException {
    console = new Console(folder);
    Files.writeString(
        folder.resolve("vestibule.yaml"),
        """
        profile:
          fields:
            badge: {type: integer, min: 1, unique: true}
        """);
    console
        .piping(
            "[{\"username\": \"anna\", \"email\": \"a@example.org\"},"
                + " {\"username\": \"bob\", \"email\": \"b@example.org\"}]")
        .says("users", "apply");
  }

  @Test
  void setsAndShowsDeclaredFields() {
    assertThat(
            console.says(
                "users", "set-profile", "anna", "badge=7", "remuneration=monthly", "base_salary=9"))
        .contains("set badge, remuneration, base_salary of anna");
    JsonNode shown = console.json("users", "show", "anna", "--json").get("profile");
    assertThat(shown.get("badge").asInt()).isEqualTo(7);
    assertThat(shown.get("remuneration").asString()).isEqualTo("mensuel");
    assertThat(shown.get("base_salary").asString()).isEqualTo("(encrypted)");
    assertThat(console.says("users", "show", "anna", "--reveal"))
        .contains("profile.base_salary: 9");
    console.says("users", "set-profile", "anna", "badge=");
    assertThat(console.says("users", "show", "anna")).doesNotContain("badge");
  }

  @Test
  void refusesByFieldAndRule() {
    assertThat(console.run("users", "set-profile", "anna", "badge=0", "bagde=1", "address"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err())
        .contains(
            "badge: the value is refused; it takes a whole number from 1",
            "bagde is no profile field; the nearest is badge",
            "address: write it as address=VALUE");
    console.says("users", "set-profile", "anna", "badge=7");
    assertThat(console.run("users", "set-profile", "bob", "badge=7")).isEqualTo(ExitCode.FAILED);
    assertThat(console.err()).contains("badge: somebody else has this value");
  }

  @Test
  void configShowsWhatIsInForce() {
    assertThat(console.json("config", "--json").at("/profile.fields/value").asString())
        .contains("\"badge\":{\"type\":\"integer\"", "\"address\"");
  }
}
