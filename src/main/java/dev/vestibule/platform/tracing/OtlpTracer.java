package dev.vestibule.platform.tracing;

import dev.vestibule.platform.config.TracingSettings;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** OpenTelemetry's side of traces; loaded only where traces are sent. */
final class OtlpTracer implements AutoCloseable {
  /** W3C Trace Context, section 3.2.2. */
  private static final Pattern TRACEPARENT =
      Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  private static final long PATIENCE_SECONDS = 5;

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  OtlpTracer(URI endpoint, TracingSettings settings, String version) {
    OtlpHttpSpanExporterBuilder exporter =
        OtlpHttpSpanExporter.builder().setEndpoint(endpoint.toString());
    for (String line : settings.headers()) {
      int colon = line.indexOf(':');
      exporter.addHeader(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
    Attributes who =
        Attributes.of(
            AttributeKey.stringKey("service.name"),
            settings.serviceName(),
            AttributeKey.stringKey("service.version"),
            version);
    this.provider =
        SdkTracerProvider.builder()
            .setResource(Resource.getDefault().merge(Resource.create(who)))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.share())))
            .addSpanProcessor(BatchSpanProcessor.builder(exporter.build()).build())
            .build();
    this.tracer = provider.get("dev.vestibule", version);
  }

  Span root(String name, boolean server, @Nullable String traceparent) {
    return new Span(
        this,
        tracer
            .spanBuilder(name)
            .setParent(remote(traceparent))
            .setSpanKind(server ? SpanKind.SERVER : SpanKind.INTERNAL)
            .startSpan());
  }

  private static Context remote(@Nullable String traceparent) {
    Matcher known = TRACEPARENT.matcher(traceparent == null ? "" : traceparent.strip());
    if (!known.matches()) {
      return Context.root();
    }
    SpanContext parent =
        SpanContext.createFromRemoteParent(
            known.group(1),
            known.group(2),
            TraceFlags.fromHex(known.group(3), 0),
            TraceState.getDefault());
    return Context.root().with(io.opentelemetry.api.trace.Span.wrap(parent));
  }

  Span child(String name, io.opentelemetry.api.trace.Span parent) {
    return new Span(
        this, tracer.spanBuilder(name).setParent(Context.root().with(parent)).startSpan());
  }

  static void fail(io.opentelemetry.api.trace.Span span) {
    span.setStatus(StatusCode.ERROR);
  }

  static String traceparent(io.opentelemetry.api.trace.Span span) {
    SpanContext it = span.getSpanContext();
    return "00-" + it.getTraceId() + "-" + it.getSpanId() + "-" + it.getTraceFlags().asHex();
  }

  void flush() {
    provider.forceFlush().join(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    provider.shutdown().join(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
