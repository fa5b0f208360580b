package dev.vestibule.dialect.drf;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A media type or media range with its parameters (RFC 9110, section 8.3.1). */
record MediaType(String main, String sub, Map<String, String> parameters) {

  /** Reads a header value; what is not a media type matches nothing. */
  static MediaType of(String header) {
    String[] parts = header.split(";", -1);
    String full = parts[0].strip().toLowerCase(Locale.ROOT);
    int slash = full.indexOf('/');
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals > 0) {
        String name = parts[i].substring(0, equals).strip().toLowerCase(Locale.ROOT);
        parameters.put(name, unquoted(parts[i].substring(equals + 1).strip()));
      }
    }
    return slash < 0
        ? new MediaType(full, "", parameters)
        : new MediaType(full.substring(0, slash), full.substring(slash + 1), parameters);
  }

  private static String unquoted(String value) {
    return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  /** Whether a type that we have is meant by this one, which may hold stars. */
  boolean covers(String type, String subtype) {
    return (sub.equals("*") || sub.equals(subtype)) && (main.equals("*") || main.equals(type));
  }

  /** 0 for any type, 1 for any subtype, 2 for one type, 3 for one with parameters. */
  int precedence() {
    if (main.equals("*")) {
      return 0;
    } else if (sub.equals("*")) {
      return 1;
    }
    return parameters.isEmpty() || parameters.keySet().equals(java.util.Set.of("q")) ? 2 : 3;
  }
}
