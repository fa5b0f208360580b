package dev.vestibule.dialect.drf;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every field can be told: whether it must come, may be null, and what is said of it. */
record FieldRules(
    boolean required,
    boolean nullable,
    boolean blankable,
    boolean readOnly,
    @Nullable Message label,
    @Nullable Message help,
    Map<Text, Message> instead) {
  static final FieldRules REQUIRED =
      new FieldRules(true, false, false, false, null, null, Map.of());

  FieldRules notRequired() {
    return new FieldRules(false, nullable, blankable, readOnly, label, help, instead);
  }

  FieldRules takingNull() {
    return new FieldRules(required, true, blankable, readOnly, label, help, instead);
  }

  FieldRules takingBlank() {
    return new FieldRules(required, nullable, true, readOnly, label, help, instead);
  }

  FieldRules onlyShown() {
    return new FieldRules(false, nullable, blankable, true, label, help, instead);
  }

  FieldRules labelled(Message text) {
    return new FieldRules(required, nullable, blankable, readOnly, text, help, instead);
  }

  FieldRules helped(Message text) {
    return new FieldRules(required, nullable, blankable, readOnly, label, text, instead);
  }

  FieldRules saying(Text usual, Message message) {
    Map<Text, Message> more = new EnumMap<>(Text.class);
    more.putAll(instead);
    more.put(usual, message);
    return new FieldRules(required, nullable, blankable, readOnly, label, help, Map.copyOf(more));
  }

  Message message(Text usual) {
    return instead.getOrDefault(usual, usual);
  }
}
