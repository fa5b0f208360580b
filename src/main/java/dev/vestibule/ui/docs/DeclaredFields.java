package dev.vestibule.ui.docs;

import dev.vestibule.platform.config.FieldDeclaration;
import dev.vestibule.platform.config.FieldRole;
import dev.vestibule.platform.config.FieldType;
import dev.vestibule.platform.config.ProfileSettings;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The declared profile fields of one dialect, for the schemas of its file that are marked with
 * {@code x-profile}: {@code answer}, {@code registration}, {@code update}, {@code patch} or {@code
 * errors}.
 *
 * @param files whether bodies of the dialect hold files, so also pictures
 */
public record DeclaredFields(List<FieldDeclaration> fields, String dialect, boolean files) {
  private static final Set<FieldRole> BOTH = Set.of(FieldRole.SELF, FieldRole.STAFF);

  public DeclaredFields {
    fields = List.copyOf(fields);
  }

  /** The fields whose declarations name the dialect. */
  public static DeclaredFields of(ProfileSettings settings, String dialect) {
    return new DeclaredFields(
        settings.fields().values().stream()
            .filter(field -> field.dialects().contains(dialect))
            .toList(),
        dialect,
        true);
  }

  static DeclaredFields none() {
    return new DeclaredFields(List.of(), "", true);
  }

  /** The same for a dialect whose bodies are JSON; pictures are sent by themselves there. */
  DeclaredFields withoutFiles() {
    return new DeclaredFields(fields, dialect, false);
  }

  /** Adds the fields to the marked schemas of a file and takes the marks away. */
  void addTo(ObjectNode file) {
    file.path("components")
        .path("schemas")
        .forEach(schema -> {
          JsonNode mark = ((ObjectNode) schema).remove("x-profile");
          if (mark != null) {
            String kind = mark.asString();
            fields.stream()
                .filter(field -> files || kind.equals("answer") || field.type() != FieldType.IMAGE)
                .forEach(field -> add((ObjectNode) schema, kind, field));
          }
        });
  }

  private void add(ObjectNode schema, String mark, FieldDeclaration field) {
    ObjectNode properties = schema.withObject("properties");
    String name = field.name();
    switch (mark) {
      case "answer" -> {
        if (!field.read().isEmpty()) {
          describe(properties.putObject(name), field, true);
          require(schema, name, field.read().equals(BOTH), null);
        }
      }
      case "registration" -> {
        if (field.atRegistration()) {
          input(properties.putObject(name), field);
          require(schema, name, required(field), field);
        }
      }
      case "update", "patch" -> {
        if (!field.write().isEmpty()) {
          input(properties.putObject(name), field);
          boolean always = mark.equals("update") && field.write().equals(BOTH);
          require(schema, name, always && required(field), field);
        }
      }
      case "errors" -> properties.putObject(name).put("$ref", "#/components/schemas/DrfMessages");
      default -> throw new IllegalStateException("no x-profile " + mark);
    }
  }

  private boolean required(FieldDeclaration field) {
    return field.required().contains(dialect);
  }

  /** Requires the member, also in the schema's examples: with a value, or null in answers. */
  private static void require(
      ObjectNode schema, String name, boolean required, @Nullable FieldDeclaration given) {
    if (!required) {
      return;
    }
    schema.withArray("required").add(name);
    for (JsonNode example : schema.path("examples")) {
      if (given == null) {
        ((ObjectNode) example).putNull(name);
      } else {
        example(((ObjectNode) example), given);
      }
    }
  }

  private static void example(ObjectNode example, FieldDeclaration field) {
    String name = field.name();
    switch (field.type()) {
      case STRING -> example.put(name, "a");
      case INTEGER -> example.put(name, Math.max(field.min(), Math.min(field.max(), 1)));
      case DATE -> example.put(name, "1990-12-31");
      case CHOICE -> example.put(name, field.choices().getFirst().value());
      case BOOLEAN -> example.put(name, true);
      case PHONE -> example.put(name, "+33612345678");
      case IMAGE -> example.put(name, "(a file)");
    }
  }

  private void input(ObjectNode property, FieldDeclaration field) {
    describe(property, field, !required(field));
    switch (field.type()) {
      case STRING -> property.put("maxLength", field.maxLength());
      case INTEGER -> {
        if (field.min() != Long.MIN_VALUE) {
          property.put("minimum", field.min());
        }
        if (field.max() != Long.MAX_VALUE) {
          property.put("maximum", field.max());
        }
      }
      case CHOICE -> choices(property, field);
      case IMAGE -> property.put("format", "binary");
      case DATE, BOOLEAN, PHONE -> {}
    }
  }

  /** What is taken: each value, its other spellings, and nothing where nothing may come. */
  private void choices(ObjectNode property, FieldDeclaration field) {
    ArrayNode taken = property.putArray("enum");
    for (FieldDeclaration.Choice choice : field.choices()) {
      taken.add(choice.value());
      choice.aliases().forEach(taken::add);
    }
    if (!required(field)) {
      taken.add("").addNull();
    }
  }

  private static void describe(ObjectNode property, FieldDeclaration field, boolean nullable) {
    String type =
        switch (field.type()) {
          case STRING, DATE, CHOICE, PHONE, IMAGE -> "string";
          case INTEGER -> "integer";
          case BOOLEAN -> "boolean";
        };
    if (nullable) {
      property.putArray("type").add(type).add("null");
    } else {
      property.put("type", type);
    }
    if (field.type() == FieldType.DATE) {
      property.put("format", "date");
    } else if (field.type() == FieldType.IMAGE) {
      property.put("format", "uri");
    }
    String label = field.label().get("en");
    if (label != null) {
      property.put("title", label);
    }
    String help = field.help().get("en");
    if (help != null) {
      property.put("description", help);
    }
  }
}
