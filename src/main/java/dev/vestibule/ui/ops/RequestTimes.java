package dev.vestibule.ui.ops;

import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.RequestEnd;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests and adds up their times, by what says nothing about the person. */
public final class RequestTimes implements RequestEnd {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final Map<Kind, Times> byKind = new ConcurrentHashMap<>();

  /**
   * A kind of request.
   *
   * @param route a template, or {@code none}
   * @param method a common method, or {@code other}
   * @param status the status's class, such as {@code 2xx}
   */
  record Kind(String route, String method, String status) {}

  /** How many there were and how long they took, in nanoseconds. */
  record Times(LongAdder count, LongAdder nanos) {}

  @Override
  public void ended(Request request, int status, long nanos) {
    String route = request.notes().route();
    Kind kind =
        new Kind(
            route == null ? "none" : route,
            METHODS.contains(request.method()) ? request.method() : "other",
            status / 100 + "xx");
    Times times = byKind.computeIfAbsent(kind, k -> new Times(new LongAdder(), new LongAdder()));
    times.count().increment();
    times.nanos().add(nanos);
  }

  Map<Kind, Times> byKind() {
    return Map.copyOf(byKind);
  }
}
