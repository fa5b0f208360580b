package dev.vestibule;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.tracing.Span;
import dev.vestibule.platform.tracing.Tracing;
import java.util.regex.Pattern;

/**
 * Begins a span for each request, named by OpenTelemetry's conventions: method and route, never the
 * path, which may hold a secret.
 */
record TracedDoors(Tracing tracing, Handler inside) implements Handler {
  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");

  @Override
  public Answer handle(Request request) {
    String method = METHOD.matcher(request.method()).matches() ? request.method() : "_OTHER";
    return tracing.request(method, request.header("traceparent"), () -> answered(request, method));
  }

  private Answer answered(Request request, String method) {
    Span.traceId().ifPresent(request.notes()::trace);
    Answer answer = inside.handle(request);
    Span.note("http.request.method", method);
    Span.note("http.response.status_code", answer.status());
    Span.note("vestibule.request_id", request.id());
    String route = request.notes().route();
    if (route != null) {
      Span.note("http.route", route);
      Span.rename(method + " " + route);
    }
    if (answer.status() >= 500) {
      Span.failed();
    }
    return answer;
  }
}
