package dev.vestibule.dialect.drf;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Language;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes answers as JSON. Bodies are maps, lists, texts, numbers, booleans and null; a {@link
 * Message} anywhere inside is worded in the answer's language.
 *
 * @param indent spaces of indentation, 0 for compact
 */
public record DrfAnswers(Language language, int indent) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** JSON with a status. */
  public Answer json(int status, @Nullable Object body) {
    return Answer.bytes(status, Answer.JSON, bytes(body));
  }

  /** 204 without a body. */
  public Answer empty() {
    return Answer.empty(204);
  }

  /** A JSON list written while its items are produced; the stream is closed at the end. */
  public Answer list(Stream<?> items) {
    return Answer.stream(200, Answer.JSON, out -> write(items, out));
  }

  /** The answer for a problem. */
  public Answer refuse(Problem problem) {
    return switch (problem) {
      case Errors errors -> json(400, errors.members());
      case Failure failure -> refuse(failure);
    };
  }

  private Answer refuse(Failure failure) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("detail", failure.detail());
    body.putAll(failure.members());
    Answer answer = json(failure.status(), body);
    for (Map.Entry<String, String> header : failure.headers().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  private void write(Stream<?> items, OutputStream out) throws IOException {
    try (items) {
      Iterator<?> rest = items.iterator();
      out.write('[');
      while (rest.hasNext()) {
        out.write(bytes(rest.next()));
        if (rest.hasNext()) {
          out.write(',');
        }
      }
      out.write(']');
    }
  }

  private byte[] bytes(@Nullable Object body) {
    ObjectWriter writer = JSON.writer();
    if (indent > 0) {
      DefaultIndenter lines = new DefaultIndenter(" ".repeat(indent), "\n");
      writer =
          writer.with(
              new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
    }
    return writer.writeValueAsString(worded(body)).getBytes(StandardCharsets.UTF_8);
  }

  private @Nullable Object worded(@Nullable Object value) {
    return switch (value) {
      case Message message -> message.in(language);
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> all = new LinkedHashMap<>();
        map.forEach((key, member) -> all.put(key, worded(member)));
        yield all;
      }
      case List<?> list -> {
        List<@Nullable Object> all = new ArrayList<>();
        list.forEach(item -> all.add(worded(item)));
        yield all;
      }
      case null -> null;
      default -> value;
    };
  }
}
