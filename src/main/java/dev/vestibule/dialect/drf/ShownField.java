package dev.vestibule.dialect.drf;

/** A member that is only ever shown; it stands in a form for what OPTIONS tells. */
public final class ShownField extends Field<ShownField> {
  private final String type;

  private ShownField(String name, FieldRules rules, String type) {
    super(name, rules);
    this.type = type;
  }

  /** A member of one of DRF's types, such as {@code integer} or {@code datetime}. */
  public static ShownField of(String name, String type) {
    return new ShownField(name, FieldRules.REQUIRED.onlyShown(), type);
  }

  @Override
  ShownField copy(FieldRules changed) {
    return new ShownField(name(), changed, type);
  }

  @Override
  String type() {
    return type;
  }

  @Override
  FieldResult convert(Given given) {
    return new FieldResult.Skipped();
  }
}
