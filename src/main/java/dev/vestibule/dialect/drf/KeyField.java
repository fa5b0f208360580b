package dev.vestibule.dialect.drf;

import java.util.function.LongPredicate;

/** The identifier of something that exists (DRF's PrimaryKeyRelatedField). Values are Long. */
public final class KeyField extends Field<KeyField> {
  private final LongPredicate exists;

  private KeyField(String name, FieldRules rules, LongPredicate exists) {
    super(name, rules);
    this.exists = exists;
  }

  public static KeyField of(String name, LongPredicate exists) {
    return new KeyField(name, FieldRules.REQUIRED, exists);
  }

  @Override
  KeyField copy(FieldRules changed) {
    return new KeyField(name(), changed, exists);
  }

  @Override
  String type() {
    return "field";
  }

  @Override
  FieldResult convert(Given given) {
    return switch (given) {
      case Given.Words(String text) when text.isEmpty() && rules().nullable() ->
          new FieldResult.Good(null);
      case Given.Words(String text) when isWhole(Python.strip(text)) ->
          key(text, Python.strip(text));
      case Given.Words _ -> wrongType("str");
      case Given.Value(var node) when node.isIntegralNumber() ->
          key(Python.str(node), Python.str(node));
      case Given.Value(var node) -> wrongType(Python.typeName(node));
      case Given.File _ -> wrongType("InMemoryUploadedFile");
      case Given.Absent _, Given.Null _ -> wrongType("NoneType");
    };
  }

  private static boolean isWhole(String text) {
    return text.matches("[+-]?[0-9]{1,4000}");
  }

  private FieldResult key(String sent, String digits) {
    boolean known = digits.length() <= 18 && exists.test(Long.parseLong(digits));
    return known
        ? new FieldResult.Good(Long.parseLong(digits))
        : FieldResult.bad(Text.INVALID_PK.with("pk_value", sent));
  }

  private static FieldResult wrongType(String type) {
    return FieldResult.bad(Text.INVALID_PK_TYPE.with("data_type", type));
  }
}
