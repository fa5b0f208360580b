package dev.vestibule.dialect.djoser;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Errors;
import dev.vestibule.dialect.drf.Field;
import dev.vestibule.dialect.drf.Form;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.Values;
import dev.vestibule.platform.http.Answer;

/**
 * A new name or address that settings may want typed twice, the second time in a field with {@code
 * re_} before.
 *
 * @param name what it is, {@code username} or {@code email}
 * @param twice whether they want it
 */
record Retyped(String name, boolean twice) {
  /** The field of the new one. */
  String field() {
    return "new_" + name;
  }

  private String again() {
    return "re_" + field();
  }

  /** The form with the second field, if there is one. */
  Form in(Form form) {
    return twice ? form.and(CharField.of(again())) : form;
  }

  /** The same for who comes with a link, whose missing uid or token is an invalid one in djoser. */
  Form linked(Field<?> field) {
    return in(
        Form.of(
            field,
            CharField.of("uid").optional().blankable(),
            CharField.of("token").optional().blankable()));
  }

  boolean differs(Values values) {
    return twice && !values.required(field()).equals(values.required(again()));
  }

  Answer mismatch(Call<Caller> call) {
    return call.refuse(Errors.general(Text.FIELDS_MISMATCH.with("field", name)));
  }
}
