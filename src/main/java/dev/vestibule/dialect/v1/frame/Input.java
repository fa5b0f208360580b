package dev.vestibule.dialect.v1.frame;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members that a body had, read as its {@link Shape} says; null where the body said null. */
public record Input(Map<String, @Nullable Object> values) {
  /** A body without members. */
  public static final Input NONE = new Input(Map.of());

  public Input {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A text that the shape requires. */
  public String required(String name) {
    return text(name).orElseThrow(() -> new IllegalArgumentException("no member " + name));
  }

  /** A text, unless it is missing or null. */
  public Optional<String> text(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A text; null in the body stands for the empty one. */
  public Optional<String> patched(String name) {
    return values.containsKey(name) ? text(name).or(() -> Optional.of("")) : Optional.empty();
  }

  /** The members of an object; none when it is missing or null. */
  public Input members(String name) {
    return values.get(name) instanceof Input members ? members : NONE;
  }

  /** Names nothing: passwords are among the values. */
  @Override
  public String toString() {
    return "input";
  }
}
