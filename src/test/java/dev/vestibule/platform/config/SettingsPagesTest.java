package dev.vestibule.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.config.SettingsOutcome.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages in docs/ say what the records say; ./vestibule config --docs makes them anew. */
class SettingsPagesTest {
  private static final Path DJOSER = Path.of("docs/dialects/djoser.md");
  private static final Path KNOX = Path.of("docs/dialects/knox.md");
  private static final Path SIGNUP = Path.of("docs/dialects/signup.md");

  @TempDir Path folder;

  @Test
  void theConfigurationPageIsTheRecords() throws IOException {
    assertThat(Files.readString(Path.of("docs/configuration.md")))
        .isEqualTo(SettingsReference.page());
  }

  @Test
  void theDialectsPagesEndWithTheirTables() throws IOException {
    assertThat(Files.readString(DJOSER)).endsWith("\n\n" + FormerNames.table("djoser"));
    assertThat(Files.readString(KNOX)).endsWith("\n\n" + FormerNames.table("knox"));
    assertThat(Files.readString(SIGNUP)).endsWith("\n\n" + FormerNames.table("signup"));
  }

  @Test
  void theExamplesOfTextMessagesAreAccepted() throws IOException {
    String[] parts = Files.readString(Path.of("docs/text-messages.md")).split("```", -1);
    int examples = 0;
    for (String part : parts) {
      if (part.startsWith("yaml\n")) {
        Path file = folder.resolve("example" + examples++ + ".yaml");
        Files.writeString(file, part.substring("yaml\n".length()));
        assertThat(SettingsReader.read(new Sources(Optional.of(file), Map.of(), List.of())))
            .as(part)
            .isInstanceOf(Loaded.class);
      }
    }
    assertThat(examples).isEqualTo(4);
  }

  @Test
  void theExamplesOfDialectsAreAccepted() throws IOException {
    for (Path dialect : List.of(DJOSER, SIGNUP, KNOX)) {
      String[] parts = Files.readString(dialect).split("```", -1);
      for (String part : parts) {
        if (part.startsWith("yaml\n")) {
          Path file = folder.resolve("vestibule.yaml");
          Files.writeString(file, part.substring("yaml\n".length()));
          assertThat(SettingsReader.read(new Sources(Optional.of(file), Map.of(), List.of())))
              .as(part)
              .isInstanceOf(Loaded.class);
        }
      }
    }
  }
}
