package dev.vestibule.dialect.v1.frame;

import java.util.List;

/** Collects what is wrong at one place of a body. */
public final class Findings {
  private final String pointer;
  private final List<FieldError> all;

  Findings(String pointer, List<FieldError> all) {
    this.pointer = pointer;
    this.all = all;
  }

  /** Notes what is wrong here. */
  public void add(String code, Object... values) {
    all.add(FieldError.of(pointer, code, values));
  }

  /** What is wrong with a member of the object, or an item of the list, here. */
  public Findings at(String member) {
    return new Findings(pointer + "/" + member.replace("~", "~0").replace("/", "~1"), all);
  }
}
