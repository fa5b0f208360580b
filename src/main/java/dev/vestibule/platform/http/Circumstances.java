package dev.vestibule.platform.http;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * In which request something happens. It is bound to the request's thread, so that it can be
 * recorded far from the wire without every method in between handing it on. Nothing may be decided
 * by it: what decides is a parameter.
 *
 * @param requestId the request's identifier, as in the log
 * @param address the client's network address
 * @param userAgent what the program says of itself
 * @param notes what is found out about the request on its way: its route, door and account
 */
public record Circumstances(
    String requestId, String address, @Nullable String userAgent, RequestNotes notes) {
  private static final ScopedValue<Circumstances> CURRENT = ScopedValue.newInstance();

  /** Those of the request that this thread answers; nothing in jobs and on the command line. */
  public static Optional<Circumstances> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** Does something later in the circumstances of a request that was answered before. */
  public <T extends @Nullable Object> T later(Supplier<T> work) {
    return ScopedValue.where(CURRENT, this).call(work::get);
  }

  /** Answers a request; its circumstances are known meanwhile. */
  static Answer answer(Request request, Handler handler) {
    Circumstances its =
        new Circumstances(
            request.id(), request.address(), request.header("User-Agent"), request.notes());
    return ScopedValue.where(CURRENT, its).call(() -> handler.handle(request));
  }
}
