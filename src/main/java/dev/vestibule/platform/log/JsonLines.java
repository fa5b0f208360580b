package dev.vestibule.platform.log;

import dev.vestibule.platform.tracing.Span;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Lines for programs: one JSON object each, the time in UTC (RFC 3339). */
final class JsonLines extends Formatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final JsonFactory json = new JsonFactory();

  @Override
  public String format(LogRecord entry) {
    StringWriter line = new StringWriter();
    try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), line)) {
      out.writeStartObject();
      out.writeStringProperty("timestamp", TIME.format(entry.getInstant()));
      out.writeStringProperty("level", Levels.name(entry.getLevel()));
      out.writeStringProperty("logger", String.valueOf(entry.getLoggerName()));
      out.writeStringProperty("message", formatMessage(entry));
      request(out, entry);
      trace(out);
      thrown(out, entry);
      out.writeEndObject();
    }
    return line.append('\n').toString();
  }

  private static void request(JsonGenerator out, LogRecord entry) {
    Object[] parameters = entry.getParameters();
    if (parameters != null && parameters.length == 1 && parameters[0] instanceof RequestLine line) {
      for (Map.Entry<String, Object> field : line.fields().entrySet()) {
        if (field.getValue() instanceof Number number) {
          out.writeNumberProperty(field.getKey(), number.longValue());
        } else {
          out.writeStringProperty(field.getKey(), field.getValue().toString());
        }
      }
    }
  }

  /** The line of a request itself is written behind its trace and brings it along. */
  private static void trace(JsonGenerator out) {
    Span.traceId().ifPresent(id -> out.writeStringProperty("trace_id", id));
  }

  private static void thrown(JsonGenerator out, LogRecord entry) {
    Throwable thrown = entry.getThrown();
    if (thrown != null) {
      out.writeObjectPropertyStart("exception");
      out.writeStringProperty("class", thrown.getClass().getName());
      out.writeStringProperty("message", String.valueOf(thrown.getMessage()));
      out.writeStringProperty("stack", TextLines.stack(thrown));
      out.writeEndObject();
    }
  }
}
