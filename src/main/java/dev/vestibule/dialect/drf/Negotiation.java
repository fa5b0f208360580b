package dev.vestibule.dialect.drf;

import dev.vestibule.platform.http.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a client takes JSON, the one format we have, and how it wants it laid out. */
public sealed interface Negotiation {

  /** JSON it is, with so many spaces of indentation (0: compact). */
  record Json(int indent) implements Negotiation {}

  /** The client takes nothing that we have. */
  record Refused(Failure failure) implements Negotiation {}

  /** Reads Accept and the query parameter {@code format}. A weight of 0 is not looked at. */
  static Negotiation of(Request request) {
    String format = request.queryParameter("format").orElse("");
    if (!format.isEmpty() && !format.equals("json")) {
      return new Refused(Failure.notFound());
    }
    return of(request.header("accept"));
  }

  static Negotiation of(@Nullable String accept) {
    List<MediaType> wishes = new ArrayList<>();
    for (String wish : (accept == null ? "*/*" : accept).split(",", -1)) {
      MediaType type = MediaType.of(wish);
      if (type.covers("application", "json")) {
        wishes.add(type);
      }
    }
    return wishes.stream()
        .max(Comparator.comparingInt(MediaType::precedence))
        .<Negotiation>map(wish -> new Json(indent(wish)))
        .orElseGet(() -> new Refused(Failure.of(406, Text.NOT_ACCEPTABLE)));
  }

  private static int indent(MediaType wish) {
    String indent = wish.parameters().getOrDefault("indent", "");
    return indent.matches("[0-9]{1,6}") ? Math.min(Integer.parseInt(indent), 8) : 0;
  }
}
