package dev.vestibule.ui.hosted;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.CheckedClient;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody with a browser that runs no script: keeps cookies and repeats the token of the page that
 * was opened. Exchanges are held against the OpenAPI document.
 */
public final class PageVisitor {
  private static final Pattern TOKEN = Pattern.compile("name=\"csrftoken\" value=\"([^\"]+)\"");

  private final CheckedClient client;
  public final Map<String, String> cookies = new LinkedHashMap<>();

  public PageVisitor(TestServer server) {
    String base = server.baseUrl() + server.house().settings.server().basePath();
    this.client = new CheckedClient(base, server.document());
  }

  /** Somebody with an account of that name, who has signed in. */
  public static PageVisitor signedIn(TestServer server, String name) {
    new Visitor(server).account(name);
    PageVisitor visitor = new PageVisitor(server);
    if (visitor.signIn(name, Visitor.PASSWORD).status() != 303) {
      throw new IllegalStateException(name + " could not sign in");
    }
    return visitor;
  }

  /** A page as it came. */
  public record Page(int status, String text, HttpResponse<byte[]> response) {
    public String header(String name) {
      return String.join(", ", response.headers().allValues(name));
    }

    /** What its forms repeat. */
    public String token() {
      Matcher found = TOKEN.matcher(text);
      return found.find() ? found.group(1) : "";
    }

    public List<String> setCookies() {
      return response.headers().allValues("Set-Cookie");
    }
  }

  /** Opens a page; headers come as names and values in turn. */
  public Page get(String path, String... headers) {
    return send(client.to(path).header("Accept", "text/html"), headers);
  }

  /** Opens a page and posts its form. */
  public Page post(String path, Map<String, String> fields, String... headers) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("csrftoken", get(path).token());
    return postAsIs(path, all, headers);
  }

  /** Posts fields without having opened anything. */
  public Page postAsIs(String path, Map<String, String> fields, String... headers) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        client
            .to(path)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    return send(request, headers);
  }

  /** Opens a page and posts its form with files. */
  public Page upload(String path, Map<String, String> fields, Map<String, byte[]> files) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("csrftoken", get(path).token());
    return uploadAsIs(path, all, files);
  }

  /** Posts fields and files without having opened anything. */
  public Page uploadAsIs(String path, Map<String, String> fields, Map<String, byte[]> files) {
    String line = "\r\n--border\r\nContent-Disposition: form-data; name=\"";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach((name, value) ->
        body.writeBytes((line + name + "\"\r\n\r\n" + value).getBytes(StandardCharsets.UTF_8)));
    files.forEach((name, file) -> {
      String head = line + name + "\"; filename=\"file.png\"\r\n\r\n";
      body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      body.writeBytes(file);
    });
    body.writeBytes("\r\n--border--\r\n".getBytes(StandardCharsets.UTF_8));
    return send(
        client
            .to(path)
            .header("Accept", "text/html")
            .header("Content-Type", "multipart/form-data; boundary=border")
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  /** A request that posts what a page's form would, token and cookie included. */
  public static HttpRequest.Builder form(
      TestServer server, HttpRequest.Builder request, String body) {
    String token = new PageVisitor(server).get("/signin/").token();
    return request
        .header("Cookie", "csrftoken=" + token)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("csrftoken=" + token + "&" + body));
  }

  /** Signs in on the page. */
  public Page signIn(String identifier, String password) {
    return post("/signin/", Map.of("identifier", identifier, "password", password));
  }

  private Page send(HttpRequest.Builder request, String... headers) {
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<byte[]> response = client.send(request.build());
    response.headers().allValues("Set-Cookie").forEach(this::keep);
    return new Page(
        response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response);
  }

  private void keep(String setCookie) {
    String[] pair = setCookie.split(";", 2)[0].split("=", 2);
    if (setCookie.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
