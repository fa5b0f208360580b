package dev.vestibule.dialect.drf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The members that a request may carry, in order. Immutable and cheap, so make one per request. */
public record Form(List<Field<?>> fields) {
  public Form {
    fields = List.copyOf(fields);
  }

  public static Form of(Field<?>... fields) {
    return new Form(List.of(fields));
  }

  /** This form and more fields. */
  public Form and(Field<?>... more) {
    List<Field<?>> all = new ArrayList<>(fields);
    all.addAll(List.of(more));
    return new Form(all);
  }

  /** Holds a body against the form. */
  public Validated validate(Body body) {
    return validate(body, false);
  }

  /** Holds the members that are there against the form, as PATCH does. */
  public Validated validatePartly(Body body) {
    return validate(body, true);
  }

  private Validated validate(Body body, boolean partial) {
    if (body instanceof Body.Json(JsonNode node) && !node.isObject()) {
      Message what =
          node.isNull() ? Text.NO_DATA : Text.INVALID_DATA.with("datatype", Python.typeName(node));
      return new Validated.Invalid(Errors.general(what));
    }
    Map<String, List<Message>> errors = new LinkedHashMap<>();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Field<?> field : fields) {
      switch (field.read(given(field, body, partial), partial)) {
        case FieldResult.Skipped _ -> {}
        case FieldResult.Good(var value) -> values.put(field.name(), value);
        case FieldResult.Bad(var messages) -> errors.put(field.name(), messages);
      }
    }
    return errors.isEmpty()
        ? new Validated.Valid(new Values(values))
        : new Validated.Invalid(new Errors(errors));
  }

  private static Given given(Field<?> field, Body body, boolean partial) {
    return switch (body) {
      case Body.Json(JsonNode node) -> json(node.get(field.name()));
      case Body.Submitted submitted -> submitted(field, submitted, partial);
    };
  }

  private static Given json(@Nullable JsonNode node) {
    if (node == null) {
      return new Given.Absent();
    } else if (node.isNull()) {
      return new Given.Null();
    }
    return node.isString() ? new Given.Words(node.stringValue()) : new Given.Value(node);
  }

  /** An empty text in a form means null, or nothing, where the field allows that. */
  private static Given submitted(Field<?> field, Body.Submitted form, boolean partial) {
    Upload file = form.files().get(field.name());
    String text = form.values().get(field.name());
    if (file != null) {
      return new Given.File(file);
    } else if (text == null) {
      return partial ? new Given.Absent() : field.leftOutOfForm();
    } else if (!text.isEmpty() || field.rules().blankable()) {
      return new Given.Words(text);
    } else if (field.rules().nullable()) {
      return new Given.Null();
    }
    return field.rules().required() ? new Given.Words("") : new Given.Absent();
  }

  /** What OPTIONS tells of the members. */
  Map<String, Object> describe() {
    Map<String, Object> info = new LinkedHashMap<>();
    fields.forEach(field -> info.put(field.name(), field.describe()));
    return info;
  }
}
