package dev.vestibule.dialect.knox;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.core.accounts.Account;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody with a front end that was written for seed S0. Requests are changed step by step; each
 * is held against the OpenAPI document.
 *
 * @param token the Authorization header; empty for none
 * @param language the Accept-Language header
 */
record Employee(TestServer server, Visitor visitor, String token, String language) {
  private static final JsonMapper JSON = JsonMapper.shared();

  static Employee of(TestServer server) {
    return new Employee(server, new Visitor(server, ""), "", "en");
  }

  Employee with(String authorization) {
    return new Employee(server, visitor, authorization, language);
  }

  Employee inFrench() {
    return new Employee(server, visitor, token, "fr");
  }

  /** What somebody registers with at least; the number ends with these four digits. */
  static Map<String, Object> registration(String name, String digits) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("full_name", name);
    body.put("email", email(name));
    body.put("telephone", "06 12 34 " + digits.substring(0, 2) + " " + digits.substring(2));
    body.put("password", PASSWORD);
    return body;
  }

  Reply register(String name, String digits) {
    return send("POST", "/register/", registration(name, digits));
  }

  /** Signs in by address, and goes on with the token. */
  Employee signIn(String name) {
    Map<String, String> credentials = Map.of("email", email(name), "password", PASSWORD);
    return with("Token " + send("POST", "/login/", credentials).get("token"));
  }

  Reply get(String path) {
    return visitor.checked(request(path));
  }

  /** Sends JSON. */
  Reply send(String method, String path, Object body) {
    return send(method, path, "application/json", JSON.writeValueAsBytes(body));
  }

  /** Sends a form as browsers do. */
  Reply form(String method, String path, Map<String, ?> members) {
    String text =
        members.entrySet().stream()
            .map(e -> e.getKey() + "=" + encode(String.valueOf(e.getValue())))
            .collect(Collectors.joining("&"));
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return send(method, path, "application/x-www-form-urlencoded", body);
  }

  /** Sends members with a picture in parts (RFC 7578); an empty picture is left out. */
  Reply upload(String method, String path, Map<String, ?> members, byte[] picture) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    members.forEach((name, value) ->
        part(body, name, "", String.valueOf(value).getBytes(StandardCharsets.UTF_8)));
    if (picture.length > 0) {
      part(body, "user_image", "; filename=\"me.png\"\r\nContent-Type: image/png", picture);
    }
    body.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
    return send(method, path, "multipart/form-data; boundary=b", body.toByteArray());
  }

  private static void part(ByteArrayOutputStream body, String name, String more, byte[] content) {
    String head = "--b\r\nContent-Disposition: form-data; name=\"" + name + '"' + more;
    body.writeBytes((head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Reply send(String method, String path, String type, byte[] body) {
    return visitor.checked(
        request(path)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = visitor.to(path).header("Accept-Language", language);
    return token.isEmpty() ? request : request.header("Authorization", token);
  }

  Account stored(long id) {
    return server.house().database.read(sql -> server.house().accounts.byId(sql, id)).orElseThrow();
  }

  static byte[] picture() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
