package dev.vestibule.dialect.v1.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The members that a JSON object may have; any other one is refused. */
public final class Shape implements Kind {
  private final Map<String, Member> members = new LinkedHashMap<>();

  private record Member(Kind kind, boolean required, boolean nullable) {}

  private Shape() {}

  /** An object without members yet. */
  public static Shape empty() {
    return new Shape();
  }

  /** With a member that must be there. */
  public Shape required(String name, Kind kind) {
    return with(name, new Member(kind, true, false));
  }

  /** With a member that may be left out. */
  public Shape optional(String name, Kind kind) {
    return with(name, new Member(kind, false, false));
  }

  /** With a member that may be left out, or null, which stands for nothing (RFC 7396). */
  public Shape nullable(String name, Kind kind) {
    return with(name, new Member(kind, false, true));
  }

  private Shape with(String name, Member member) {
    Shape larger = new Shape();
    larger.members.putAll(members);
    larger.members.put(name, member);
    return larger;
  }

  /** What came of reading a body. */
  sealed interface Reading {
    record Valid(Input input) implements Reading {}

    record Invalid(List<FieldError> errors) implements Reading {}
  }

  Reading read(ObjectNode body) {
    List<FieldError> errors = new ArrayList<>();
    Input input = members(body, new Findings("", errors));
    return errors.isEmpty() ? new Reading.Valid(input) : new Reading.Invalid(errors);
  }

  /** The same, where members that are not declared do not matter. */
  Reading readKnown(ObjectNode body) {
    return read(body.deepCopy().retain(members.keySet()));
  }

  @Override
  public @Nullable Object read(JsonNode node, Findings findings) {
    if (node instanceof ObjectNode object) {
      return members(object, findings);
    }
    findings.add("object");
    return null;
  }

  private Input members(ObjectNode body, Findings findings) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    body.propertyNames().stream()
        .filter(name -> !members.containsKey(name))
        .forEach(name -> findings.at(name).add("unknown"));
    members.forEach((name, member) -> {
      JsonNode node = body.get(name);
      if (node != null) {
        values.put(name, value(node, member, findings.at(name)));
      } else if (member.required()) {
        findings.at(name).add("required");
      }
    });
    return new Input(values);
  }

  private static @Nullable Object value(JsonNode node, Member member, Findings findings) {
    if (!node.isNull()) {
      return member.kind().read(node, findings);
    }
    if (!member.nullable()) {
      findings.add("null");
    }
    return null;
  }
}
