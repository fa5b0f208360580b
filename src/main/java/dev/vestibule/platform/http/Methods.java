package dev.vestibule.platform.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sends each method to its handler; answers 405 with Allow (RFC 9110, section 15.5.6) otherwise.
 */
final class Methods implements Handler {
  private final Map<String, Handler> handlers;
  private final String allow;

  private Methods(Map<String, Handler> handlers) {
    this.handlers = Map.copyOf(handlers);
    List<String> names = new ArrayList<>(handlers.keySet());
    if (handlers.containsKey("GET")) {
      names.add("HEAD");
    }
    names.add("OPTIONS");
    this.allow = String.join(", ", names);
  }

  static Handler of(Map<String, Handler> handlers) {
    return new Methods(handlers);
  }

  @Override
  public Answer handle(Request request) {
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    Handler handler = handlers.get(method);
    if (handler != null) {
      return handler.handle(request);
    }
    int status = method.equals("OPTIONS") ? 204 : 405;
    return Answer.empty(status).with("Allow", allow);
  }
}
