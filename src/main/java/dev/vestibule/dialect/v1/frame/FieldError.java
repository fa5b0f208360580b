package dev.vestibule.dialect.v1.frame;

import java.util.List;

/**
 * What is wrong with one member of a body.
 *
 * @param pointer where it is (RFC 6901), such as {@code /email}
 * @param code the word that programs look at; {@code error.<code>} words it for people
 * @param values what stands for {@code {0}} and so on in those words
 */
public record FieldError(String pointer, String code, List<Object> values) {
  public FieldError {
    values = List.copyOf(values);
  }

  public static FieldError of(String pointer, String code, Object... values) {
    return new FieldError(pointer, code, List.of(values));
  }
}
