package dev.vestibule.dialect.v1.frame;

import dev.vestibule.platform.http.Request;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads the query of a list; what cannot be read is noted by the parameter's name. */
public final class Parameters {
  private static final int USUAL = 50;
  private static final int MOST = 200;
  private static final int LONGEST = 2048;

  private final Request request;
  private final List<FieldError> errors = new ArrayList<>();

  public Parameters(Request request) {
    this.request = request;
  }

  public List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /** Notes the parameters that the list does not have, and those that come twice. */
  public void only(Predicate<String> known) {
    request
        .query()
        .forEach((name, values) -> {
          if (!known.test(name)) {
            wrong(name, "parameter");
          } else if (values.size() > 1) {
            wrong(name, "repeated");
          }
        });
  }

  public void wrong(String name, String code, Object... values) {
    errors.add(FieldError.parameter(name, code, values));
  }

  public Optional<String> text(String name) {
    return request.queryParameter(name).filter(text -> fits(name, text));
  }

  private boolean fits(String name, String text) {
    if (text.isBlank()) {
      wrong(name, "blank");
    } else if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
      wrong(name, "value");
    }
    return !text.isBlank() && text.length() <= LONGEST;
  }

  /** A parameter that stands for something else; nothing after a note that it does not. */
  public <T> Optional<T> read(String name, String code, Function<String, Optional<T>> reading) {
    return text(name)
        .flatMap(text -> {
          Optional<T> value = reading.apply(text);
          if (value.isEmpty()) {
            wrong(name, code);
          }
          return value;
        });
  }

  public Optional<Boolean> flag(String name) {
    return read(
        name,
        "boolean",
        text ->
            switch (text) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  /** A moment with its offset from UTC (RFC 3339). */
  public Optional<Instant> moment(String name) {
    return read(name, "moment", Parameters::offset);
  }

  private static Optional<Instant> offset(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException refused) {
      return Optional.empty();
    }
  }

  public Optional<UUID> uuid(String name) {
    return read(name, "uuid", Uuids::read);
  }

  /** How many the page is to have at most. */
  public int limit() {
    Optional<String> asked = text("limit");
    boolean fits = asked.map(text -> text.matches("\\d{1,3}")).orElse(true);
    int limit = fits ? asked.map(Integer::valueOf).orElse(USUAL) : 0;
    if (limit < 1 || limit > MOST) {
      wrong("limit", "number", 1, MOST);
    }
    return Math.clamp(limit, 1, MOST);
  }
}
