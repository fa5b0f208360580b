package dev.vestibule.dialect.v1.frame;

import java.util.List;
import java.util.Optional;

/**
 * What is wrong with one member of a body, or one parameter of a query.
 *
 * @param pointer where it is (RFC 6901), such as {@code /email}; a parameter's name after a
 *     question mark, which begins no pointer
 * @param code the word that programs look at; {@code error.<code>} words it for people
 * @param values what stands for {@code {0}} and so on in those words
 */
public record FieldError(String pointer, String code, List<Object> values) {
  private static final String QUERY = "?";

  public FieldError {
    values = List.copyOf(values);
  }

  /** What is wrong with a parameter of the query. */
  public static FieldError parameter(String name, String code, Object... values) {
    return of(QUERY + name, code, values);
  }

  /** The name of the parameter, unless it is about a member. */
  Optional<String> parameter() {
    return pointer.startsWith(QUERY)
        ? Optional.of(pointer.substring(QUERY.length()))
        : Optional.empty();
  }

  public static FieldError of(String pointer, String code, Object... values) {
    return new FieldError(pointer, code, List.of(values));
  }
}
