package dev.vestibule.platform.http;

import java.util.List;
import java.util.Map;

/**
 * A path and what answers there. The handler gets every method, known or not, so that each API can
 * word its own refusals; {@code methods} is what it serves (for the OpenAPI document).
 *
 * @param template starts with a slash; {@code {name}} stands for one segment; a closing slash means
 *     that the path is served with and without it
 * @param methods the methods that the handler serves, in the order of an Allow header
 */
public record Route(String template, List<String> methods, Handler handler) {
  public Route {
    if (!template.startsWith("/")) {
      throw new IllegalArgumentException("a route starts with a slash: " + template);
    }
    methods = List.copyOf(methods);
  }

  /** A route whose methods have a handler each; others get 405, HEAD is answered like GET. */
  public static Route of(String template, Map<String, Handler> handlers) {
    return new Route(template, List.copyOf(handlers.keySet()), Methods.of(handlers));
  }

  /** A route that answers GET (and HEAD) alone. */
  public static Route get(String template, Handler handler) {
    return of(template, Map.of("GET", handler));
  }

  /** The same route, whose requests are known to have come through an API or pages of a name. */
  public Route through(String door) {
    return new Route(
        template,
        methods,
        request -> {
          request.notes().door(door);
          return handler.handle(request);
        });
  }
}
