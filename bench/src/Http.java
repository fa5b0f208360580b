import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests as bytes, parts of answers, and single exchanges where time does not matter. */
final class Http {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http() {}

  static byte[] get(String path, String authorization) {
    return request("GET", path, authorization, "", "");
  }

  static byte[] json(String path, String authorization, String body) {
    return request("POST", path, authorization, "application/json", body);
  }

  static byte[] form(String path, String authorization, String body) {
    return request("POST", path, authorization, "application/x-www-form-urlencoded", body);
  }

  static byte[] request(
      String method, String path, String authorization, String type, String body) {
    StringBuilder text = new StringBuilder();
    text.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: localhost\r\n");
    text.append("User-Agent: bench\r\nAccept: application/json\r\n");
    if (!authorization.isEmpty()) {
      text.append("Authorization: ").append(authorization).append("\r\n");
    }
    if (!method.equals("GET")) {
      text.append("Content-Type: ").append(type).append("\r\nContent-Length: ");
      text.append(body.getBytes(StandardCharsets.UTF_8).length).append("\r\n");
    }
    return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Whether a text stands somewhere in there. */
  static boolean contains(byte[] bytes, int from, int to, byte[] part) {
    for (int i = from; i <= to - part.length; i++) {
      int j = 0;
      while (j < part.length && bytes[i + j] == part[j]) {
        j++;
      }
      if (j == part.length) {
        return true;
      }
    }
    return false;
  }

  /** The text of a member of a JSON object. */
  static String member(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + name + " in " + json);
    }
    return matcher.group(1);
  }

  record Answer(int status, String body) {
    Answer must(int expected) {
      if (status != expected) {
        throw new IllegalStateException("answered " + status + ": " + body);
      }
      return this;
    }
  }

  static Answer ask(
      int port, String method, String path, String authorization, String type, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Accept", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    try {
      HttpResponse<String> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Answer post(int port, String path, String json) {
    return ask(port, "POST", path, "", "application/json", json);
  }

  static Answer get(int port, String path, String authorization) {
    return ask(port, "GET", path, authorization, "", "");
  }
}
