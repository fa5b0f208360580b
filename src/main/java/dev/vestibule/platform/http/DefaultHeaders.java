package dev.vestibule.platform.http;

/**
 * Headers that every answer has: the request's identifier, and what keeps browsers careful (Fetch
 * Standard, section 3.6; Referrer Policy; RFC 7034) unless the handler behind decided otherwise.
 */
public final class DefaultHeaders implements Handler {
  private final Handler next;

  public DefaultHeaders(Handler next) {
    this.next = next;
  }

  @Override
  public Answer handle(Request request) {
    Answer answer = next.handle(request).with("X-Request-Id", request.id());
    answer = unlessSet(answer, "X-Content-Type-Options", "nosniff");
    answer = unlessSet(answer, "Referrer-Policy", "no-referrer");
    return isHtml(answer) ? unlessSet(answer, "X-Frame-Options", "DENY") : answer;
  }

  private static Answer unlessSet(Answer answer, String name, String value) {
    return answer.has(name) ? answer : answer.with(name, value);
  }

  private static boolean isHtml(Answer answer) {
    return answer.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
        .anyMatch(header -> header.value().startsWith("text/html"));
  }
}
