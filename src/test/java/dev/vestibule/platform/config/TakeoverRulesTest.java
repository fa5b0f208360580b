package dev.vestibule.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TakeoverRulesTest {
  private static List<String> problems(String... flags) {
    return switch (SettingsReader.read(Sources.of(List.of(flags), Map.of(), Path.of("/nowhere")))) {
      case SettingsOutcome.Loaded _ -> List.of();
      case SettingsOutcome.Refused refused ->
          refused.problems().stream().map(Object::toString).toList();
    };
  }

  @Test
  void holdsTheSettingsTogether() {
    assertThat(
            problems(
                "--takeover-upstream=http://127.0.0.1:8001",
                "--takeover-routes=POST /auth/*,* /shop/",
                "--takeover-shadow=GET /users/me/"))
        .isEmpty();
    assertThat(problems("--takeover-routes=POST /auth/*").toString()).contains("is needed");
    assertThat(problems("--takeover-upstream=http://x.test/api").toString())
        .contains("nothing behind it");
    String upstream = "--takeover-upstream=http://127.0.0.1:8001";
    assertThat(problems(upstream, "--takeover-routes=/auth/").toString())
        .contains("a method and a path");
    assertThat(problems(upstream, "--takeover-shadow=POST /auth/").toString())
        .contains("GET and HEAD alone");
  }
}
