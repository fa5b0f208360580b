package dev.vestibule.dialect.upstream;

import dev.vestibule.platform.http.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In what two answers differ, in words that hold no value of either. */
final class Differences {
  private static final int MOST = 20;

  private Differences() {}

  /** Nothing when they are the same. */
  static List<String> between(Answer there, Answer here) {
    Set<String> found = new TreeSet<>();
    if (there.status() != here.status()) {
      found.add("status " + there.status() + " there, " + here.status() + " here");
    }
    String kindThere = kind(there);
    String kindHere = kind(here);
    if (!kindThere.equals(kindHere)) {
      found.add("content type " + kindThere + " there, " + kindHere + " here");
    }
    JsonNode one = json(there);
    JsonNode other = json(here);
    if (one != null && other != null) {
      compare("", one, other, found);
    } else if (!java.util.Arrays.equals(bytes(there), bytes(here))) {
      found.add("the body");
    }
    return found.stream().limit(MOST).toList();
  }

  private static String kind(Answer answer) {
    return answer.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
        .map(header -> header.value().replaceFirst(";.*", ""))
        .findFirst()
        .orElse("none");
  }

  private static void compare(String at, JsonNode there, JsonNode here, Set<String> found) {
    if (there.isObject() && here.isObject()) {
      Iterator<String> names = all(there, here).iterator();
      while (names.hasNext()) {
        String name = names.next();
        String path = at.isEmpty() ? name : at + "." + name;
        if (!here.has(name)) {
          found.add(path + " is missing here");
        } else if (!there.has(name)) {
          found.add(path + " is missing there");
        } else {
          compare(path, there.get(name), here.get(name), found);
        }
      }
    } else if (there.isArray() && here.isArray()) {
      if (there.size() != here.size()) {
        found.add(at + "[] has another length");
      }
      for (int i = 0; i < Math.min(there.size(), here.size()); i++) {
        compare(at + "[]", there.get(i), here.get(i), found);
      }
    } else if (!there.equals(here)) {
      found.add((at.isEmpty() ? "the value" : at) + " differs");
    }
  }

  private static Set<String> all(JsonNode there, JsonNode here) {
    Set<String> names = new TreeSet<>(there.propertyNames());
    names.addAll(here.propertyNames());
    return names;
  }

  private static @Nullable JsonNode json(Answer answer) {
    try {
      return kind(answer).endsWith("json") ? JsonMapper.shared().readTree(bytes(answer)) : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static byte[] bytes(Answer answer) {
    return switch (answer.content()) {
      case Answer.Content.Empty() -> new byte[0];
      case Answer.Content.Bytes(byte[] bytes) -> bytes;
      case Answer.Content.Stream(Answer.Writer writer) -> {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
          writer.writeTo(out);
        } catch (IOException e) {
          yield new byte[0];
        }
        yield out.toByteArray();
      }
    };
  }
}
