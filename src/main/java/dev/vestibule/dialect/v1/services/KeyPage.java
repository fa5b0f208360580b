package dev.vestibule.dialect.v1.services;

import dev.vestibule.core.rights.ApiKey;
import dev.vestibule.dialect.v1.frame.FieldError;
import dev.vestibule.platform.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/** Which part of the list is asked for. */
sealed interface KeyPage {
  /** Keys on a page, unless {@code limit} asks for another number of them. */
  int USUAL = 50;

  int MOST = 100;

  /**
   * A page.
   *
   * @param last the key that it comes after; none for the first page
   */
  record Asked(int limit, Optional<ApiKey> last) implements KeyPage {
    /** The value of a Link header (RFC 8288) that leads to the next page. */
    String next(String path, ApiKey last) {
      byte[] id = last.id().toString().getBytes(StandardCharsets.US_ASCII);
      String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
      return "<" + path + "?limit=" + limit + "&cursor=" + cursor + ">; rel=\"next\"";
    }
  }

  record Refused(FieldError error) implements KeyPage {}

  static KeyPage of(Request request, Function<String, Optional<ApiKey>> find) {
    String limit = request.queryParameter("limit").orElse(Integer.toString(USUAL));
    if (!limit.matches("[1-9]\\d?|" + MOST)) {
      return new Refused(FieldError.of("/limit", "number", 1, MOST));
    }
    Optional<String> cursor = request.queryParameter("cursor");
    Optional<ApiKey> last = cursor.flatMap(KeyPage::decoded).flatMap(find);
    return cursor.isPresent() && last.isEmpty()
        ? new Refused(FieldError.of("/cursor", "cursor"))
        : new Asked(Integer.parseInt(limit), last);
  }

  private static Optional<String> decoded(String cursor) {
    try {
      return Optional.of(
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException garbled) {
      return Optional.empty();
    }
  }
}
