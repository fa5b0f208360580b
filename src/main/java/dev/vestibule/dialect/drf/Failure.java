package dev.vestibule.dialect.drf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request refused as a whole: {@code {"detail": ...}} with further members such as {@code code}.
 *
 * @param status the HTTP status; a 401 gets the view's WWW-Authenticate, or becomes 403 without
 * @param members further members in order; messages among them are worded
 * @param headers further headers
 */
public record Failure(
    int status, Message detail, Map<String, Object> members, Map<String, String> headers)
    implements Problem {
  public Failure {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    headers = Map.copyOf(headers);
  }

  public static Failure of(int status, Message detail) {
    return new Failure(status, detail, Map.of(), Map.of());
  }

  /** 401: credentials were given and are not good. */
  public static Failure unauthorized(Message detail) {
    return of(401, detail);
  }

  /** 401: no credentials. */
  public static Failure notAuthenticated() {
    return of(401, Text.NOT_AUTHENTICATED);
  }

  public static Failure forbidden() {
    return of(403, Text.PERMISSION_DENIED);
  }

  public static Failure notFound() {
    return of(404, Text.NOT_FOUND);
  }

  /**
   * 429: too many requests; the client may come back after so many seconds.
   *
   * @param headers that tell programs the same
   */
  public static Failure throttled(long seconds, Map<String, String> headers) {
    Message detail = new Message.Joined(Text.THROTTLED, Text.AVAILABLE_IN.with("count", seconds));
    return new Failure(429, detail, Map.of(), headers);
  }

  /** The same with a member more, such as {@code code}. */
  public Failure with(String member, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Failure(status, detail, more, headers);
  }
}
