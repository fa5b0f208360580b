package dev.vestibule.platform.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Texts by name, such as {@code {jwt-create: /login/}}; {@code a=b,c=d} outside the file. */
record WordPairs() implements Mapping {
  @Override
  public Object read(String key, Written written, Refusals refusals) {
    Map<String, String> pairs = new LinkedHashMap<>();
    switch (written) {
      case Written.Nothing _ -> {}
      case Written.Members(var members, int _) ->
          members.forEach((name, value) -> {
            if (value instanceof Written.Words(String text, int _)) {
              pairs.put(name, text);
            } else {
              refusals.refuse(key + "." + name, value.line(), "takes a text");
            }
          });
      case Written.Words(String text, int line) -> spelled(key, text, line, pairs, refusals);
      case Written.Items _, Written.Unusable _ ->
          refusals.refuse(key, written.line(), "takes " + rule());
    }
    return Collections.unmodifiableMap(pairs);
  }

  private void spelled(
      String key, String text, int line, Map<String, String> pairs, Refusals refusals) {
    for (String pair : text.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        pairs.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      } else if (!pair.isBlank()) {
        refusals.refuse(key, line, "\"" + pair.strip() + "\" is refused; it takes " + rule());
      }
    }
  }

  @Override
  public Optional<Object> parse(String text) {
    boolean[] wrong = new boolean[1];
    Object pairs = read("", Written.parse(text), (key, line, rule) -> wrong[0] = true);
    return wrong[0] ? Optional.empty() : Optional.of(pairs);
  }

  @Override
  public String rule() {
    return "texts by name, such as {a: b}, or a=b,c=d outside the file";
  }

  @Override
  public String format(Object value) {
    Map<?, ?> pairs = (Map<?, ?>) value;
    boolean plain =
        pairs.entrySet().stream()
            .noneMatch(p -> p.toString().contains(",") || p.getValue().toString().contains("="));
    return plain
        ? pairs.entrySet().stream()
            .map(p -> p.getKey() + "=" + p.getValue())
            .collect(Collectors.joining(","))
        : JsonMapper.shared().writeValueAsString(pairs);
  }
}
