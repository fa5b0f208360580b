package dev.vestibule.dialect.drf;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One member of a form. Immutable: each method answers a changed copy. A fresh field is required,
 * takes neither null nor blank, and is labelled by its name.
 *
 * @param <F> the field's own type
 */
public abstract sealed class Field<F extends Field<F>>
    permits CharField,
        IntegerField,
        BooleanField,
        DateField,
        ChoiceField,
        ImageField,
        KeyField,
        ShownField {
  private final String name;
  private final FieldRules rules;

  Field(String name, FieldRules rules) {
    this.name = name;
    this.rules = rules;
  }

  public String name() {
    return name;
  }

  FieldRules rules() {
    return rules;
  }

  abstract F copy(FieldRules changed);

  /** The word for it in an OPTIONS answer. */
  abstract String type();

  /** Turns what was sent, neither absent nor null, into a value. */
  abstract FieldResult convert(Given given);

  /** May be left out. */
  public F optional() {
    return copy(rules.notRequired());
  }

  /** Takes null. */
  public F nullable() {
    return copy(rules.takingNull());
  }

  /** Is shown and never taken: what is sent for it is not looked at. */
  public F readOnly() {
    return copy(rules.onlyShown());
  }

  public F label(Message label) {
    return copy(rules.labelled(label));
  }

  public F help(Message help) {
    return copy(rules.helped(help));
  }

  /** Says something else than the usual text. */
  public F saying(Text usual, Message instead) {
    return copy(rules.saying(usual, instead));
  }

  /** One rule for a value that is good otherwise, of whatever type; null is not asked about. */
  public F rule(Function<Object, Optional<Message>> rule) {
    return copy(rules.checkedBy(rule));
  }

  Message say(Text usual) {
    return rules.message(usual);
  }

  /** What a form that leaves the field out stands for; a checkbox left out is false. */
  Given leftOutOfForm() {
    return new Given.Absent();
  }

  FieldResult read(Given given, boolean partial) {
    if (rules.readOnly()) {
      return new FieldResult.Skipped();
    }
    return switch (given) {
      case Given.Absent _ ->
          partial || !rules.required()
              ? new FieldResult.Skipped()
              : FieldResult.bad(say(Text.REQUIRED));
      case Given.Null _ ->
          rules.nullable() ? new FieldResult.Good(null) : FieldResult.bad(say(Text.NULL));
      case Given.Words _, Given.Value _, Given.File _ -> checked(convert(given));
    };
  }

  private FieldResult checked(FieldResult converted) {
    if (!(converted instanceof FieldResult.Good(Object value))) {
      return converted;
    }
    return rules.check().apply(value).map(FieldResult::bad).orElse(converted);
  }

  /** What OPTIONS tells of the field, in the order of DRF's SimpleMetadata. */
  Map<String, Object> describe() {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("type", type());
    info.put("required", rules.required());
    info.put("read_only", rules.readOnly());
    info.put("label", rules.label() == null ? fromName() : rules.label());
    if (rules.help() != null) {
      info.put("help_text", rules.help());
    }
    return info;
  }

  private Message fromName() {
    String words = name.replace('_', ' ').toLowerCase(Locale.ROOT);
    return Message.plain(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
  }
}
