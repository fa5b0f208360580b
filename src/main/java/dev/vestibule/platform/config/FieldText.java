package dev.vestibule.platform.config;

import java.io.StringWriter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Declarations as JSON on one line, which {@link ProfileFieldsReader} reads back as they are. */
final class FieldText {
  private final JsonGenerator out;

  private FieldText(JsonGenerator out) {
    this.out = out;
  }

  static String of(Map<?, ?> fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      FieldText writing = new FieldText(out);
      out.writeStartObject();
      ShippedFields.all().keySet().stream()
          .filter(shipped -> !fields.containsKey(shipped))
          .forEach(removed -> out.writeBooleanProperty(removed, false));
      fields.values().forEach(field -> writing.field((FieldDeclaration) field));
      out.writeEndObject();
    }
    return text.toString();
  }

  private void field(FieldDeclaration field) {
    out.writeObjectPropertyStart(field.name());
    out.writeStringProperty("type", word(field.type()));
    words("label", field.label());
    words("help", field.help());
    if (field.type() == FieldType.CHOICE) {
      out.writeArrayPropertyStart("choices");
      field.choices().forEach(this::choice);
      out.writeEndArray();
    } else if (field.type() == FieldType.STRING) {
      out.writeNumberProperty("max-length", field.maxLength());
    } else if (field.type() == FieldType.INTEGER) {
      out.writeNumberProperty("min", field.min());
      out.writeNumberProperty("max", field.max());
    }
    list("dialects", field.dialects().stream().sorted());
    list("required", field.required().stream().sorted());
    out.writeBooleanProperty("at-registration", field.atRegistration());
    list("read", roles(field.read()));
    list("write", roles(field.write()));
    out.writeBooleanProperty("unique", field.unique());
    out.writeBooleanProperty("encrypted", field.encrypted());
    out.writeBooleanProperty("indexed", field.indexed());
    out.writeEndObject();
  }

  private void choice(FieldDeclaration.Choice choice) {
    out.writeStartObject();
    out.writeStringProperty("value", choice.value());
    list("aliases", choice.aliases().stream());
    words("label", choice.label());
    out.writeEndObject();
  }

  private void words(String key, Map<String, String> words) {
    if (!words.isEmpty()) {
      out.writeObjectPropertyStart(key);
      new TreeMap<>(words).forEach(out::writeStringProperty);
      out.writeEndObject();
    }
  }

  private void list(String key, Stream<String> texts) {
    out.writeArrayPropertyStart(key);
    texts.forEach(out::writeString);
    out.writeEndArray();
  }

  private static Stream<String> roles(Collection<FieldRole> roles) {
    return roles.isEmpty()
        ? Stream.of(word(FieldRole.NOBODY))
        : roles.stream().map(FieldText::word).sorted();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
