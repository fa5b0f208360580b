package dev.vestibule.dialect.drf;

import dev.vestibule.platform.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON, URL-encoded and multipart bodies as DRF's parsers do. Nothing sent is a body too. */
final class BodyReader {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(500)
                          .maxNumberLength(4300)
                          .build())
                  .build())
          .build();

  private final BodyLimits limits;

  BodyReader(BodyLimits limits) {
    this.limits = limits;
  }

  BodyReading read(Request request) {
    String header = request.header("content-type");
    String contentType = header == null ? "" : header;
    MediaType type = MediaType.of(contentType);
    boolean multipart = type.covers("multipart", "form-data") && !type.main().equals("*");
    int limit = multipart ? limits.multipartBytes() : limits.textBytes();
    byte[] bytes = bytes(request, limit);
    if (bytes.length > limit) {
      return unreadable(413, Text.TOO_LARGE.with("max_bytes", limit));
    } else if (bytes.length == 0) {
      return nothing(type);
    } else if (type.covers("application", "json")) {
      return json(bytes, charset(type));
    } else if (type.covers("application", "x-www-form-urlencoded")) {
      return FormDecoding.decode(bytes, charset(type), limits.parts());
    } else if (multipart) {
      return Multipart.parse(bytes, contentType, type, limits.parts());
    }
    return unreadable(415, Text.UNSUPPORTED_MEDIA_TYPE.with("media_type", contentType));
  }

  static BodyReading unreadable(int status, Message detail) {
    return new BodyReading.Unreadable(Failure.of(status, detail));
  }

  private static byte[] bytes(Request request, int limit) {
    try {
      return request.body().readNBytes(limit + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BodyReading nothing(MediaType type) {
    boolean form =
        (type.main().equals("application") && type.sub().equals("x-www-form-urlencoded"))
            || (type.main().equals("multipart") && type.sub().equals("form-data"));
    return new BodyReading.Read(
        form ? new Body.Submitted(Map.of(), Map.of()) : new Body.Json(JSON.createObjectNode()));
  }

  /** A charset that is not known is as good as none. */
  static Charset charset(MediaType type) {
    String name = type.parameters().getOrDefault("charset", "utf-8");
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private static BodyReading json(byte[] bytes, Charset charset) {
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.startsWith("\uFEFF")) {
        return jsonError("Unexpected UTF-8 BOM (decode using utf-8-sig)");
      }
      JsonNode value = JSON.readTree(text);
      return value.isMissingNode()
          ? jsonError("Expecting value: line 1 column 1 (char 0)")
          : new BodyReading.Read(new Body.Json(value));
    } catch (CharacterCodingException e) {
      return jsonError("the body is not valid " + charset.name());
    } catch (StreamReadException e) {
      return jsonError(where(e));
    } catch (JacksonException e) {
      return jsonError("Expecting value");
    }
  }

  /** The place alone: the parser's own words could repeat what was sent. */
  private static String where(JacksonException e) {
    var place = e.getLocation();
    return place == null || place.getLineNr() < 1
        ? "Expecting value"
        : "Expecting value: line %d column %d".formatted(place.getLineNr(), place.getColumnNr());
  }

  private static BodyReading jsonError(String problem) {
    return unreadable(400, Text.JSON_PARSE_ERROR.with("problem", problem));
  }
}
