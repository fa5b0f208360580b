package dev.vestibule.dialect.v1;

import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.dialect.v1.frame.Findings;
import dev.vestibule.dialect.v1.frame.Input;
import dev.vestibule.dialect.v1.frame.Kind;
import dev.vestibule.dialect.v1.frame.Shape;
import dev.vestibule.platform.config.FieldType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The profile fields that are declared for this API; pictures among them are files of their own.
 */
public final class ProfileMembers {
  private static final String DIALECT = "v1";
  public static final String NAME = "profile";

  private final List<ProfileField> shown;
  private final List<ProfileField> fields;

  public ProfileMembers(ProfileSchema schema) {
    this.shown = schema.of(DIALECT);
    this.fields = shown.stream().filter(field -> field.type() != FieldType.IMAGE).toList();
  }

  /** All that answers show. */
  List<ProfileField> shown() {
    return shown;
  }

  /** The picture of that name. */
  Optional<ProfileField> picture(String name) {
    return shown.stream()
        .filter(field -> field.type() == FieldType.IMAGE && field.name().equals(name))
        .findFirst();
  }

  /** What a registration may bring. */
  Shape registration() {
    Shape shape = Shape.empty();
    for (ProfileField field : fields) {
      if (field.declared().atRegistration()) {
        shape = shape.nullable(field.name(), value(field));
      }
    }
    return shape;
  }

  /** What somebody may change of their own: all that anybody may; {@link #forbidden} tells more. */
  public Shape patch() {
    Shape shape = Shape.empty();
    for (ProfileField field : fields) {
      shape = shape.nullable(field.name(), value(field));
    }
    return shape;
  }

  /** The fields that a registration lacks. */
  List<FieldError> missing(Input registration) {
    return fields.stream()
        .filter(field -> field.declared().atRegistration() && field.requiredIn(DIALECT))
        .filter(field -> registration.values().get(field.name()) == null)
        .map(field -> FieldError.of(pointer(field.name()), "required"))
        .toList();
  }

  /** The fields that the viewer may not write. */
  public List<FieldError> forbidden(Input patch, Viewer viewer) {
    return fields.stream()
        .filter(field -> patch.values().containsKey(field.name()) && !field.writableBy(viewer))
        .map(field -> FieldError.of(pointer(field.name()), "read-only"))
        .toList();
  }

  public static String pointer(String field) {
    return "/" + NAME + "/" + field;
  }

  private static Kind value(ProfileField field) {
    return (node, findings) -> value(field, node, findings);
  }

  private static @Nullable Object value(ProfileField field, JsonNode node, Findings findings) {
    boolean fits =
        switch (field.type()) {
          case STRING, DATE, CHOICE, PHONE, IMAGE -> node.isString();
          case INTEGER -> node.isIntegralNumber();
          case BOOLEAN -> node.isBoolean();
        };
    Object value = fits ? field.parse(node.asString().strip()).orElse(null) : null;
    if (value == null) {
      findings.add("value");
    }
    return value;
  }
}
