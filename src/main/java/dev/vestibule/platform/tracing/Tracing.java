package dev.vestibule.platform.tracing;

import dev.vestibule.platform.config.TracingSettings;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where traces begin. Without an endpoint nothing is traced, and OpenTelemetry is not loaded. */
public final class Tracing implements AutoCloseable {
  private final Optional<OtlpTracer> tracer;

  /**
   * @param version the product's
   */
  public Tracing(TracingSettings settings, String version) {
    this.tracer = settings.endpoint().map(endpoint -> new OtlpTracer(endpoint, settings, version));
  }

  /**
   * Answers a request.
   *
   * @param traceparent the trace that the client goes on with, if it sent one
   */
  public <T extends @Nullable Object> T request(
      String name, @Nullable String traceparent, Supplier<T> work) {
    return tracer.isEmpty() ? work.get() : tracer.get().root(name, true, traceparent).within(work);
  }

  /** Does a job. */
  public <T extends @Nullable Object> T job(String name, Supplier<T> work) {
    return tracer.isEmpty() ? work.get() : tracer.get().root(name, false, null).within(work);
  }

  /** Sends what was not sent yet. */
  public void flush() {
    tracer.ifPresent(OtlpTracer::flush);
  }

  @Override
  public void close() {
    tracer.ifPresent(OtlpTracer::close);
  }
}
