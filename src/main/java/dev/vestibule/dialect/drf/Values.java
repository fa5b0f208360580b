package dev.vestibule.dialect.drf;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The good values of a form. A member is absent, null, or has a value; the getters answer empty for
 * the first two, {@link #has} and {@link #isNull} tell them apart.
 */
public final class Values {
  private final Map<String, @Nullable Object> members;

  Values(Map<String, @Nullable Object> members) {
    this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** Whether the member was sent, be it null. */
  public boolean has(String member) {
    return members.containsKey(member);
  }

  /** Whether the member was sent as null. */
  public boolean isNull(String member) {
    return members.containsKey(member) && members.get(member) == null;
  }

  public Optional<String> text(String member) {
    return value(member, String.class);
  }

  /** The text of a member that the form requires. */
  public String required(String member) {
    return text(member)
        .orElseThrow(() -> new IllegalArgumentException("the form does not require " + member));
  }

  public Optional<Long> number(String member) {
    return value(member, Long.class);
  }

  public Optional<LocalDate> date(String member) {
    return value(member, LocalDate.class);
  }

  public Optional<Boolean> flag(String member) {
    return value(member, Boolean.class);
  }

  /** A value of any type, such as a decoded image. */
  public <T> Optional<T> value(String member, Class<T> type) {
    Object value = members.get(member);
    return value == null ? Optional.empty() : Optional.of(type.cast(value));
  }
}
