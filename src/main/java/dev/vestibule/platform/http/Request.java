package dev.vestibule.platform.http;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request as a handler sees it.
 *
 * @param id the request's own identifier, repeated in the log and in {@code X-Request-Id}
 * @param method as sent; unknown methods are passed on
 * @param path decoded, without the configured base path, starting with a slash
 * @param parameters the decoded values of the route's {@code {name}} segments
 * @param query the decoded query parameters in order
 * @param rawQuery the query as sent, without the question mark; empty when there is none
 * @param headers header values by lower-case name
 * @param body the body, read once
 * @param address the client's address: the peer's, or what a trusted proxy says of it
 * @param baseUrl scheme, host and base path that the client used, without a closing slash
 * @param notes what the log line will tell
 */
public record Request(
    String id,
    String method,
    String path,
    Map<String, String> parameters,
    Map<String, List<String>> query,
    String rawQuery,
    Map<String, List<String>> headers,
    InputStream body,
    String address,
    String baseUrl,
    RequestNotes notes) {

  /** A request that nothing is known about yet. */
  public Request(
      String id,
      String method,
      String path,
      Map<String, String> parameters,
      Map<String, List<String>> query,
      String rawQuery,
      Map<String, List<String>> headers,
      InputStream body,
      String address,
      String baseUrl) {
    this(
        id,
        method,
        path,
        parameters,
        query,
        rawQuery,
        headers,
        body,
        address,
        baseUrl,
        new RequestNotes());
  }

  /** Scheme, host and port that the client used: {@link #baseUrl} without its path. */
  public String origin() {
    int path = baseUrl.indexOf('/', baseUrl.indexOf("://") + 3);
    return path < 0 ? baseUrl : baseUrl.substring(0, path);
  }

  /** The last value of a header, or null. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null || values.isEmpty() ? null : values.getLast();
  }

  /** The last value of a query parameter. */
  public Optional<String> queryParameter(String name) {
    List<String> values = query.get(name);
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  /** The value of a path parameter that the route declares. */
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no parameter " + name);
    }
    return value;
  }

  /** The same request with the path parameters that a route found in it. */
  public Request withParameters(Map<String, String> found) {
    return new Request(
        id, method, path, found, query, rawQuery, headers, body, address, baseUrl, notes);
  }

  /** The same request with another value of a header; the name is in lower case. */
  public Request withHeader(String name, String value) {
    Map<String, List<String>> others = new HashMap<>(headers);
    others.put(name, List.of(value));
    return new Request(
        id, method, path, parameters, query, rawQuery, others, body, address, baseUrl, notes);
  }

  @Override
  public String toString() {
    return method + " request " + id;
  }
}
