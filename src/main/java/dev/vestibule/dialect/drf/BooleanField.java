package dev.vestibule.dialect.drf;

import java.util.Locale;
import java.util.Set;

/** Yes or no, in the many ways that DRF understands; left out of a form it is no. */
public final class BooleanField extends Field<BooleanField> {
  private static final Set<String> YES = Set.of("t", "y", "yes", "true", "on", "1");
  private static final Set<String> NO = Set.of("f", "n", "no", "false", "off", "0");
  private static final Set<String> NEITHER = Set.of("n", "null", "");

  private BooleanField(String name, FieldRules rules) {
    super(name, rules);
  }

  public static BooleanField of(String name) {
    return new BooleanField(name, FieldRules.REQUIRED);
  }

  @Override
  BooleanField copy(FieldRules changed) {
    return new BooleanField(name(), changed);
  }

  @Override
  String type() {
    return "boolean";
  }

  @Override
  Given leftOutOfForm() {
    return rules().nullable() ? new Given.Null() : new Given.Words("false");
  }

  @Override
  FieldResult convert(Given given) {
    return switch (given) {
      case Given.Words(String text) -> word(Python.strip(text).toLowerCase(Locale.ROOT));
      case Given.Value(var node) when node.isBoolean() -> new FieldResult.Good(node.booleanValue());
      case Given.Value(var node) when node.isNumber() && node.doubleValue() == 1 ->
          new FieldResult.Good(true);
      case Given.Value(var node) when node.isNumber() && node.doubleValue() == 0 ->
          new FieldResult.Good(false);
      case Given.Value _, Given.File _, Given.Absent _, Given.Null _ -> invalid();
    };
  }

  private FieldResult word(String word) {
    if (YES.contains(word)) {
      return new FieldResult.Good(true);
    } else if (NO.contains(word)) {
      return new FieldResult.Good(false);
    }
    return rules().nullable() && NEITHER.contains(word) ? new FieldResult.Good(null) : invalid();
  }

  private FieldResult invalid() {
    return FieldResult.bad(say(Text.INVALID_BOOLEAN));
  }
}
