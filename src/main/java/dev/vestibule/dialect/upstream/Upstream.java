package dev.vestibule.dialect.upstream;

import dev.vestibule.platform.config.TakeoverSettings;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Request;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;

/**
 * Hands requests that are not switched yet to the former server. In shadow both are asked: what the
 * former server says goes out, and what differs is logged, by the names of members alone.
 */
public final class Upstream implements Handler {
  private static final System.Logger LOG = System.getLogger("vestibule.takeover");
  private static final String SILENT = "{\"detail\":\"The server behind does not answer.\"}";
  private static final int BAD_GATEWAY = 502;

  private final Former former;
  private final Requests handed;
  private final Requests shadowed;
  private final Handler ours;

  private Upstream(Former former, Requests handed, Requests shadowed, Handler ours) {
    this.former = former;
    this.handed = handed;
    this.shadowed = shadowed;
    this.ours = ours;
  }

  /** The handler itself as long as nothing is handed on. */
  public static Handler before(TakeoverSettings settings, Handler ours) {
    return settings
        .upstream()
        .<Handler>map(address ->
            new Upstream(
                new Former(address, settings.timeout()),
                Requests.of(settings.routes()),
                Requests.of(settings.shadow()),
                ours))
        .orElse(ours);
  }

  @Override
  public Answer handle(Request request) {
    boolean both = shadowed.include(request);
    if (!both && !handed.include(request)) {
      return ours.handle(request);
    }
    try {
      Answer answer = both ? former.whole(request) : former.passed(request);
      if (both) {
        compare(request, answer);
      } else {
        request.notes().route("upstream");
      }
      return answer;
    } catch (IOException e) {
      LOG.log(
          Level.WARNING, "the former server does not answer: {0}", e.getClass().getSimpleName());
      return Answer.text(BAD_GATEWAY, Answer.JSON, SILENT);
    }
  }

  /** A path may hold a secret, so that a request is called by its route. */
  private void compare(Request request, Answer there) {
    List<String> found = differences(request, there);
    if (!found.isEmpty()) {
      String route = Objects.requireNonNullElse(request.notes().route(), "(no route)");
      LOG.log(
          Level.WARNING,
          "shadow: {0} {1} differs: {2}",
          request.method(),
          route,
          String.join("; ", found));
    }
  }

  @SuppressWarnings("CatchAndPrintStackTrace")
  private List<String> differences(Request request, Answer there) {
    try {
      return Differences.between(there, ours.handle(request));
    } catch (RuntimeException e) {
      // Whatever breaks here must not break what the former server answered.
      return List.of("it fails here: " + e.getClass().getSimpleName());
    }
  }
}
