package dev.vestibule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class WebhooksCommandTest {
  @TempDir Path folder;
  private Console console;

  @BeforeEach
  void open() {
    console = new Console(folder);
  }

  @Test
  void looksAfterWebhooks() {
    JsonNode made =
        console.json(
            "webhooks", "create", "https://shop.example/h", "--event=account.created", "--json");
    String id = made.get("id").asString();
    assertThat(made.get("secret").asString()).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(console.says("webhooks", "list"))
        .contains(id, "on", "https://shop.example/h", "account.created")
        .doesNotContain("whsec_");
    assertThat(console.says("webhooks", "rotate", id)).contains(id, "whsec_");
    assertThat(console.run("webhooks", "off", id)).isZero();
    assertThat(console.says("webhooks", "list")).contains("off (chosen)");
    assertThat(console.run("webhooks", "on", id)).isZero();
    assertThat(console.run("webhooks", "ping", id)).isZero();
    assertThat(console.says("webhooks", "deliveries", id)).contains("waiting", "webhook.ping");
    assertThat(console.says("webhooks", "replay", id, "--since=2026-01-01T00:00:00Z"))
        .contains("0 will be told again");
    assertThat(console.run("webhooks", "delete", id)).isZero();
    assertThat(console.run("webhooks", "ping", id)).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(console.run("webhooks", "create", "https://s.example/", "--event=account.eaten"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.run("webhooks", "create", "http://s.example/")).isEqualTo(ExitCode.FAILED);
    assertThat(console.err()).contains("webhooks.plain-http");
    assertThat(console.run("webhooks", "create", "https://10.0.0.1/")).isEqualTo(ExitCode.FAILED);
    assertThat(console.err()).contains("webhooks.allow-networks");
  }
}
