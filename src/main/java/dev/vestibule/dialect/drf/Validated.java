package dev.vestibule.dialect.drf;

/** The outcome of holding a body against a form. */
public sealed interface Validated {

  /** All members are good. */
  record Valid(Values values) implements Validated {}

  /** Members are refused, or the body could not be read at all. */
  record Invalid(Problem problem) implements Validated {}
}
