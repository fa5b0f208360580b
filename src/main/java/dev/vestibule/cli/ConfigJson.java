package dev.vestibule.cli;

import dev.vestibule.platform.config.SettingCatalogue;
import dev.vestibule.platform.config.SettingKey;
import dev.vestibule.platform.config.SettingsOutcome.Loaded;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The settings as one JSON object: by key, the value and where it came from. */
final class ConfigJson {
  private ConfigJson() {}

  static String of(Loaded loaded) {
    StringWriter text = new StringWriter();
    Map<String, Object> values = SettingCatalogue.values(loaded.settings());
    try (JsonGenerator out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      out.writeStartObject();
      for (SettingKey key : SettingCatalogue.keys()) {
        out.writeObjectPropertyStart(key.key());
        out.writeName("value");
        write(out, key, Objects.requireNonNull(values.get(key.key())));
        out.writeStringProperty("from", loaded.origins().of(key.key()).place());
        out.writeEndObject();
      }
      out.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void write(JsonGenerator out, SettingKey key, Object value) {
    switch (value) {
      case Optional<?> none when none.isEmpty() -> out.writeNull();
      case Boolean truth -> out.writeBoolean(truth);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Double number -> out.writeNumber(number);
      case List<?> list -> {
        out.writeStartArray();
        list.forEach(item -> out.writeString(key.show(List.of(item))));
        out.writeEndArray();
      }
      default -> out.writeString(key.show(value));
    }
  }
}
