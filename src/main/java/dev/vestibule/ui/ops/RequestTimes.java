package dev.vestibule.ui.ops;

import dev.vestibule.platform.figures.Timings;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.RequestEnd;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts requests and their times, by what says nothing about the person. */
public final class RequestTimes implements RequestEnd {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final Map<Kind, Timings> byKind = new ConcurrentHashMap<>();

  /**
   * A kind of request.
   *
   * @param route a template, or {@code none}
   * @param method a common method, or {@code other}
   * @param status the status's class, such as {@code 2xx}
   */
  private record Kind(String route, String method, String status) {
    Map<String, String> tags() {
      return Map.of("route", route, "method", method, "status", status);
    }
  }

  @Override
  public void ended(Request request, int status, long nanos) {
    String route = request.notes().route();
    Kind kind =
        new Kind(
            route == null ? "none" : route,
            METHODS.contains(request.method()) ? request.method() : "other",
            status / 100 + "xx");
    byKind.computeIfAbsent(kind, _ -> new Timings()).took(nanos);
  }

  List<Timing> timings() {
    return byKind.entrySet().stream()
        .map(kind ->
            new Timing(
                "http_server_requests",
                "Requests and the time from their arrival to the end of their answer",
                kind.getKey().tags(),
                kind.getValue()))
        .toList();
  }
}
