package dev.vestibule.contract;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;

/** Turns a recorded request into one that can be sent. */
final class WireRequest {
  private static final String BOUNDARY = "vestibule-replay-boundary";
  private final String baseUrl;
  private final Names names;

  WireRequest(String baseUrl, Names names) {
    this.baseUrl = baseUrl;
    this.names = names;
  }

  /** The path with its captured values. */
  String path(JsonNode recorded) {
    return names.fill(recorded.get("path").asString());
  }

  HttpRequest of(JsonNode recorded) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path(recorded)))
            .timeout(Duration.ofSeconds(30));
    body(request, recorded.get("method").asString(), recorded.path("body"));
    recorded
        .path("headers")
        .properties()
        .forEach(h -> request.setHeader(h.getKey(), names.fill(h.getValue().asString())));
    return request.build();
  }

  private void body(HttpRequest.Builder request, String method, JsonNode body) {
    if (body.isMissingNode()) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.setHeader("Content-Type", contentType(body));
      request.method(method, BodyPublishers.ofByteArray(content(body)));
    }
  }

  private static String contentType(JsonNode body) {
    if (body.has("json")) {
      return "application/json";
    } else if (body.has("form")) {
      return "application/x-www-form-urlencoded";
    } else if (body.has("multipart")) {
      return "multipart/form-data; boundary=" + BOUNDARY;
    }
    return body.get("content_type").asString();
  }

  private byte[] content(JsonNode body) {
    if (body.has("json")) {
      return bytes(names.fill(body.get("json")).toString());
    } else if (body.has("form")) {
      return bytes(form(body.get("form")));
    } else if (body.has("multipart")) {
      return multipart(body.get("multipart"));
    } else if (body.has("raw_base64")) {
      return Base64.getDecoder().decode(body.get("raw_base64").asString());
    }
    return bytes(names.fill(body.get("raw").asString()));
  }

  private String form(JsonNode fields) {
    return fields
        .propertyStream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(filled(field.getValue())))
        .collect(Collectors.joining("&"));
  }

  private byte[] multipart(JsonNode parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (JsonNode part : parts) {
      StringBuilder head = new StringBuilder("--" + BOUNDARY + "\r\n");
      head.append("Content-Disposition: form-data; name=\"").append(part.get("name").asString());
      if (part.has("filename")) {
        head.append("\"; filename=\"").append(part.get("filename").asString());
      }
      head.append("\"\r\n");
      if (part.has("content_type")) {
        head.append("Content-Type: ").append(part.get("content_type").asString()).append("\r\n");
      }
      out.writeBytes(bytes(head + "\r\n"));
      out.writeBytes(part.has("content") ? file(part) : bytes(filled(part.get("value"))));
      out.writeBytes(bytes("\r\n"));
    }
    out.writeBytes(bytes("--" + BOUNDARY + "--\r\n"));
    return out.toByteArray();
  }

  private static byte[] file(JsonNode part) {
    JsonNode content = part.get("content");
    if (content.has("png")) {
      return png(content.get("png").get(0).asInt(), content.get("png").get(1).asInt());
    } else if (content.has("base64")) {
      return Base64.getDecoder().decode(content.get("base64").asString());
    }
    return bytes(content.get("text").asString());
  }

  private static byte[] png(int width, int height) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private String filled(JsonNode value) {
    return names.fill(value.asString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
