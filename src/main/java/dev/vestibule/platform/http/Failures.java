package dev.vestibule.platform.http;

import dev.vestibule.platform.database.UnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers where the handler behind throws: what broke is logged, the client learns a status. */
public final class Failures implements Handler {
  private static final Logger LOGGER = System.getLogger(Failures.class.getName());
  private static final int UNAVAILABLE_SECONDS = 5;
  private static final int CAUSES = 8;

  private final Handler next;
  private final Look look;

  /** How a failure is shown to whom: as it is, or as a page to somebody with a browser. */
  @FunctionalInterface
  public interface Look {
    Answer of(Request request, Answer plain);
  }

  /** All failures as JSON. */
  public Failures(Handler next) {
    this(next, (request, plain) -> plain);
  }

  public Failures(Handler next, Look look) {
    this.next = next;
    this.look = look;
  }

  @Override
  public Answer handle(Request request) {
    try {
      return next.handle(request);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      return look.of(request, plain(request, e));
    }
  }

  private static Answer plain(Request request, Throwable thrown) {
    if (thrown instanceof BodyTooLargeException) {
      return detail(413, "Request body is too large.").with("Connection", "close");
    } else if (thrown instanceof BrokenBodyException) {
      return detail(400, "The request body cannot be read.").with("Connection", "close");
    } else if (thrown instanceof BusyException busy) {
      return later(busy.retryAfterSeconds());
    } else if (causes(thrown).anyMatch(Failures::passing)) {
      log(Level.WARNING, request, thrown);
      return later(UNAVAILABLE_SECONDS);
    }
    log(Level.ERROR, request, thrown);
    return detail(500, "A server error occurred.");
  }

  private static Answer later(int seconds) {
    return detail(503, "The service is busy. Please try again later.")
        .with("Retry-After", Integer.toString(seconds));
  }

  private static Answer detail(int status, String detail) {
    return Answer.text(status, Answer.JSON, "{\"detail\":\"" + detail + "\"}");
  }

  private static boolean passing(Throwable cause) {
    return cause instanceof UnavailableException
        || cause instanceof SQLTransientException
        || cause instanceof SQLNonTransientConnectionException;
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).limit(CAUSES);
  }

  private static void log(Level level, Request request, Throwable thrown) {
    LOGGER.log(level, "request " + request.id() + " failed", unworded(thrown, CAUSES));
  }

  /** Classes and places without messages, for those may repeat what somebody sent. */
  private static @Nullable Throwable unworded(@Nullable Throwable thrown, int depth) {
    if (thrown == null || depth == 0) {
      return null;
    }
    Throwable copy =
        new Throwable(thrown.getClass().getName(), unworded(thrown.getCause(), depth - 1));
    copy.setStackTrace(thrown.getStackTrace());
    return copy;
  }
}
