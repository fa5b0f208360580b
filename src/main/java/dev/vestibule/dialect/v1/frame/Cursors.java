package dev.vestibule.dialect.v1.frame;

import dev.vestibule.platform.crypto.UnreadableSecretException;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on. A cursor is sealed for the list that it came from: it tells nobody
 * anything, and with another filter or order it does not open.
 */
public final class Cursors {
  public static final String CURSOR = "cursor";

  /** What neither filters nor sorts. */
  private static final List<String> OUTSIDE = List.of(CURSOR, "limit", "count");

  private final Vault vault;
  private final String base;

  /**
   * @param base the path of the API, with the configured base path
   */
  public Cursors(Vault vault, String base) {
    this.vault = vault;
    this.base = base;
  }

  /** A cursor that stands for some texts. */
  public String made(Request request, String... parts) {
    byte[] plain = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.seal(plain, list(request)));
  }

  /** The texts; nothing when the cursor is none of this list. */
  public Optional<List<String>> opened(Request request, String cursor) {
    try {
      byte[] plain = vault.open(Base64.getUrlDecoder().decode(cursor), list(request));
      return Optional.of(List.of(new String(plain, StandardCharsets.UTF_8).split("\n", -1)));
    } catch (IllegalArgumentException | UnreadableSecretException refused) {
      return Optional.empty();
    }
  }

  private static String list(Request request) {
    var query = new TreeMap<>(request.query());
    OUTSIDE.forEach(query::remove);
    return "cursor " + request.path() + " " + query;
  }

  /**
   * Answers a page with the cursor of the next.
   *
   * @param found one more than {@code limit} where another page follows
   */
  public <T> Answer page(Call call, Listing<T> listing, List<T> found, int limit) {
    List<T> page = found.subList(0, Math.min(limit, found.size()));
    Optional<String> next =
        found.size() > limit
            ? Optional.of(made(call.request(), listing.position().apply(page.getLast())))
            : Optional.empty();
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put(listing.member(), listing.shown().apply(page));
    body.put("next_cursor", next.orElse(null));
    return linked(call.ok(body), call.request(), listing.path(), next);
  }

  /** With links to the first page and, where there is one, the next (RFC 8288). */
  public Answer linked(Answer answer, Request request, String path, Optional<String> next) {
    String first = "<" + target(request, path, Optional.empty()) + ">; rel=\"first\"";
    return answer.with(
        "Link",
        next.map(cursor -> first + ", <" + target(request, path, next) + ">; rel=\"next\"")
            .orElse(first));
  }

  private String target(Request request, String path, Optional<String> cursor) {
    List<String> pairs = new ArrayList<>();
    request
        .query()
        .forEach((name, values) -> {
          if (!name.equals(CURSOR)) {
            pairs.add(encoded(name) + "=" + encoded(values.getLast()));
          }
        });
    cursor.ifPresent(text -> pairs.add(CURSOR + "=" + text));
    return base + path + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
