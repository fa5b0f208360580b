package dev.vestibule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ApiKeysCommandTest {
  @TempDir Path folder;
  private Console console;

  @BeforeEach
  void open() {
    console = new Console(folder);
  }

  @Test
  void makesListsAndEndsKeys() {
    String[] create = {"api-keys", "create", "Shop", "--permission", "tokens:introspect"};
    String key = console.says(create).strip();
    assertThat(key).matches("vsk_[A-Za-z0-9_-]{43}");
    JsonNode lasting =
        console.json(
            "api-keys",
            "create",
            "Desk",
            "--permission=accounts:read",
            "--permission=accounts:update",
            "--expires-in-days=30",
            "--json");
    assertThat(lasting.get("key").asString()).startsWith(lasting.get("hint").asString());
    assertThat(lasting.has("expires_at")).isTrue();
    assertThat(console.says("api-keys", "list"))
        .contains("Shop", "tokens:introspect", "Desk", "accounts:read,accounts:update", "active")
        .doesNotContain(key);
    String id = lasting.get("id").asString();
    assertThat(console.says("api-keys", "end", id)).contains("ended " + id);
    JsonNode all = console.json("api-keys", "list", "--json");
    assertThat(all.get(0).get("status").asString()).isEqualTo("active");
    assertThat(all.get(1).get("status").asString()).isEqualTo("ended");
  }

  @Test
  void saysWhatIsWrong() {
    String[] wrong = {"api-keys", "create", "Shop", "--permission", "everything"};
    assertThat(console.run(wrong)).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).contains("everything", "tokens:introspect");
    String[] days = {"api-keys", "create", "S", "--permission=audit:read", "--expires-in-days=0"};
    assertThat(console.run(days)).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.run("api-keys", "end", "no-id")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(folder.resolve("data")).doesNotExist();
    String none = "0c6f1ad2-5f2e-4d2a-9b0e-0d4c7f7f3b11";
    assertThat(console.run("api-keys", "end", none)).isEqualTo(ExitCode.FAILED);
  }
}
