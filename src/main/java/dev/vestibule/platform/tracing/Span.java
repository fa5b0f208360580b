package dev.vestibule.platform.tracing;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part of what a request or a job does, with its time. It is bound to the thread, so that parts
 * far from the wire become its children without every method in between handing it on; where
 * nothing is traced all of it costs one look.
 */
public final class Span {
  private static final ScopedValue<Span> CURRENT = ScopedValue.newInstance();

  private final OtlpTracer tracer;
  private final io.opentelemetry.api.trace.Span inner;

  Span(OtlpTracer tracer, io.opentelemetry.api.trace.Span inner) {
    this.tracer = tracer;
    this.inner = inner;
  }

  /** Does some work as a part of what the thread does. */
  public static <T extends @Nullable Object> T around(String name, Supplier<T> work) {
    if (!CURRENT.isBound()) {
      return work.get();
    }
    Span parent = CURRENT.get();
    return parent.tracer.child(name, parent.inner).within(work);
  }

  /** Notes something of the present part; never of a person, never a secret. */
  public static void note(String key, String value) {
    if (CURRENT.isBound()) {
      CURRENT.get().inner.setAttribute(key, value);
    }
  }

  /** The same with a number. */
  public static void note(String key, long value) {
    if (CURRENT.isBound()) {
      CURRENT.get().inner.setAttribute(key, value);
    }
  }

  /** Gives the present part another name, once more is known. */
  public static void rename(String name) {
    if (CURRENT.isBound()) {
      CURRENT.get().inner.updateName(name);
    }
  }

  /** The present part did not do what it should. */
  public static void failed() {
    if (CURRENT.isBound()) {
      OtlpTracer.fail(CURRENT.get().inner);
    }
  }

  /** The trace that the thread works for, in 32 hexadecimal digits. */
  public static Optional<String> traceId() {
    return CURRENT.isBound()
        ? Optional.of(CURRENT.get().inner.getSpanContext().getTraceId())
        : Optional.empty();
  }

  /** What other programs are told to go on with (W3C Trace Context, traceparent). */
  public static Optional<String> traceparent() {
    return CURRENT.isBound()
        ? Optional.of(OtlpTracer.traceparent(CURRENT.get().inner))
        : Optional.empty();
  }

  <T extends @Nullable Object> T within(Supplier<T> work) {
    try {
      return ScopedValue.where(CURRENT, this).call(work::get);
    } catch (RuntimeException e) {
      // Its text may hold anything, so its kind alone is told.
      inner.setAttribute("error.type", e.getClass().getName());
      OtlpTracer.fail(inner);
      throw e;
    } finally {
      inner.end();
    }
  }
}
