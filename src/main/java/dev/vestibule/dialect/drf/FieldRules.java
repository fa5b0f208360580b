package dev.vestibule.dialect.drf;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every field can be told: whether it must come, may be null, and what is said of it. */
record FieldRules(
    boolean required,
    boolean nullable,
    boolean blankable,
    boolean readOnly,
    @Nullable Message label,
    @Nullable Message help,
    Map<Text, Message> instead,
    Function<Object, Optional<Message>> check) {
  static final FieldRules REQUIRED =
      new FieldRules(true, false, false, false, null, null, Map.of(), value -> Optional.empty());

  FieldRules notRequired() {
    return new FieldRules(false, nullable, blankable, readOnly, label, help, instead, check);
  }

  FieldRules takingNull() {
    return new FieldRules(required, true, blankable, readOnly, label, help, instead, check);
  }

  FieldRules takingBlank() {
    return new FieldRules(required, nullable, true, readOnly, label, help, instead, check);
  }

  FieldRules onlyShown() {
    return new FieldRules(false, nullable, blankable, true, label, help, instead, check);
  }

  FieldRules labelled(Message text) {
    return new FieldRules(required, nullable, blankable, readOnly, text, help, instead, check);
  }

  FieldRules helped(Message text) {
    return new FieldRules(required, nullable, blankable, readOnly, label, text, instead, check);
  }

  FieldRules saying(Text usual, Message message) {
    Map<Text, Message> more = new EnumMap<>(Text.class);
    more.putAll(instead);
    more.put(usual, message);
    return new FieldRules(
        required, nullable, blankable, readOnly, label, help, Map.copyOf(more), check);
  }

  FieldRules checkedBy(Function<Object, Optional<Message>> rule) {
    return new FieldRules(required, nullable, blankable, readOnly, label, help, instead, rule);
  }

  Message message(Text usual) {
    return instead.getOrDefault(usual, usual);
  }
}
