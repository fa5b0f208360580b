package dev.vestibule.platform.log;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the log tells of one request.
 *
 * @param path the route's template, or the path with what looks secret masked; never the query
 * @param millis from the request's arrival to the end of its answer
 * @param address the client's address
 * @param account the account that made the request, when known
 * @param trace the trace that it belongs to, where there is one
 */
public record RequestLine(
    String requestId,
    String method,
    String path,
    int status,
    long millis,
    String address,
    @Nullable Long account,
    @Nullable String trace) {

  /** The fields by their names in JSON lines. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("request_id", requestId);
    fields.put("method", method);
    fields.put("path", path);
    fields.put("status", status);
    fields.put("duration_ms", millis);
    fields.put("client", address);
    if (account != null) {
      fields.put("account", account);
    }
    if (trace != null) {
      fields.put("trace_id", trace);
    }
    return fields;
  }

  /** The line for people. */
  String text() {
    String who = account == null ? "" : " account " + account;
    String what = method + " " + path + " " + status + " " + millis + " ms";
    return what
        + " from "
        + address
        + who
        + " ("
        + requestId
        + ")"
        + (trace == null ? "" : " trace " + trace);
  }
}
