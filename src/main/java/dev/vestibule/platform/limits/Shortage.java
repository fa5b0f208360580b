package dev.vestibule.platform.limits;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * There is nothing left of a budget.
 *
 * @param limit its name
 * @param most how much it holds when it is whole
 * @param period in which it is whole again
 * @param pause until one more may be spent
 */
public record Shortage(String limit, int most, Duration period, Duration pause) {
  static Shortage of(Allowance allowance, Duration pause) {
    return new Shortage(allowance.name(), allowance.most(), allowance.period(), pause);
  }

  /** Whole seconds to wait; a started one counts. */
  public long seconds() {
    return Math.max(1, pause.plusSeconds(1).minusNanos(1).toSeconds());
  }

  /**
   * What the answer's headers say: Retry-After (RFC 9110, 10.2.3), and RateLimit-Policy and
   * RateLimit of draft-ietf-httpapi-ratelimit-headers-10.
   */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Retry-After", Long.toString(seconds()));
    headers.put(
        "RateLimit-Policy",
        "\"" + limit + "\";q=" + most + ";w=" + Math.max(1, period.toSeconds()));
    headers.put("RateLimit", "\"" + limit + "\";r=0;t=" + seconds());
    return headers;
  }
}
