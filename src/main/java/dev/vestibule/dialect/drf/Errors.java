package dev.vestibule.dialect.drf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with each member, in the form's order; answered with 400. What concerns no single
 * member stands under {@code non_field_errors}.
 */
public record Errors(Map<String, List<Message>> members) implements Problem {
  public static final String GENERAL = "non_field_errors";

  public Errors {
    Map<String, List<Message>> copy = new LinkedHashMap<>();
    members.forEach((member, messages) -> copy.put(member, List.copyOf(messages)));
    members = Collections.unmodifiableMap(copy);
  }

  public static Errors of(String member, Message... messages) {
    return new Errors(Map.of(member, List.of(messages)));
  }

  public static Errors of(String member, List<Message> messages) {
    return new Errors(Map.of(member, messages));
  }

  /** Errors of no single member. */
  public static Errors general(Message... messages) {
    return of(GENERAL, messages);
  }

  /** These and one more. */
  public Errors and(String member, Message message) {
    Map<String, List<Message>> more = new LinkedHashMap<>(members);
    List<Message> messages = new ArrayList<>(more.getOrDefault(member, List.of()));
    messages.add(message);
    more.put(member, messages);
    return new Errors(more);
  }
}
