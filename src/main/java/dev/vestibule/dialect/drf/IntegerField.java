package dev.vestibule.dialect.drf;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole number, also as text as Python's {@code int()} reads it. Values are {@link Long}. */
public final class IntegerField extends Field<IntegerField> {
  private static final Pattern WHOLE =
      Pattern.compile("([+-]?\\p{Nd}+(?:_\\p{Nd}+)*)(?:\\.0*)?", Pattern.UNICODE_CHARACTER_CLASS);
  private static final int LONGEST_TEXT = 1000;

  private final long least;
  private final long most;

  private IntegerField(String name, FieldRules rules, long least, long most) {
    super(name, rules);
    this.least = least;
    this.most = most;
  }

  public static IntegerField of(String name) {
    return new IntegerField(name, FieldRules.REQUIRED, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  @Override
  IntegerField copy(FieldRules changed) {
    return new IntegerField(name(), changed, least, most);
  }

  /** The least and the greatest value, both taken. */
  public IntegerField between(long least, long most) {
    return new IntegerField(name(), rules(), least, most);
  }

  @Override
  String type() {
    return "integer";
  }

  @Override
  FieldResult convert(Given given) {
    return switch (given) {
      case Given.Words(String text) ->
          Python.length(text) > LONGEST_TEXT
              ? FieldResult.bad(say(Text.STRING_TOO_LARGE))
              : whole(Python.strip(text));
      case Given.Value(var node) when node.isNumber() -> whole(Python.str(node));
      case Given.Value _, Given.File _, Given.Absent _, Given.Null _ ->
          FieldResult.bad(say(Text.INVALID_INTEGER));
    };
  }

  private FieldResult whole(String text) {
    Matcher whole = WHOLE.matcher(text);
    if (!whole.matches()) {
      return FieldResult.bad(say(Text.INVALID_INTEGER));
    }
    BigInteger value = new BigInteger(whole.group(1).replace("_", ""));
    if (value.compareTo(BigInteger.valueOf(most)) > 0) {
      return FieldResult.bad(Text.MAX_VALUE.with("max_value", most));
    } else if (value.compareTo(BigInteger.valueOf(least)) < 0) {
      return FieldResult.bad(Text.MIN_VALUE.with("min_value", least));
    }
    return new FieldResult.Good(value.longValueExact());
  }

  @Override
  Map<String, Object> describe() {
    Map<String, Object> info = super.describe();
    if (least != Long.MIN_VALUE) {
      info.put("min_value", least);
    }
    if (most != Long.MAX_VALUE) {
      info.put("max_value", most);
    }
    return info;
  }
}
