package dev.vestibule.contract;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SettingsOutcome;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import dev.vestibule.ui.docs.DjoserParts;
import dev.vestibule.ui.docs.OpenApiDocument;
import dev.vestibule.ui.docs.OpenApiDocument.Part;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document of a development server. */
public final class TestDocument {
  private TestDocument() {}

  /** The document with these settings, given as flags, beside the default ones. */
  public static JsonNode whole(String... flags) {
    Settings settings = settings(flags);
    List<Part> parts = new ArrayList<>(List.of(Part.of("server"), Part.of("inbox")));
    parts.addAll(DjoserParts.of(settings.dialects().djoser()));
    return new OpenApiDocument(parts, settings.server().basePath(), "0.1.0").tree();
  }

  private static Settings settings(String... flags) {
    return switch (SettingsReader.read(Sources.ofFlags(flags))) {
      case SettingsOutcome.Loaded loaded -> loaded.settings();
      case SettingsOutcome.Refused refused ->
          throw new IllegalArgumentException(refused.problems().toString());
    };
  }
}
