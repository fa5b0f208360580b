package dev.vestibule.dialect.djoser;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.util.HashMap;
import java.util.Map;

/** Tells a story to a server with settings of djoser's. */
final class Served {
  private Served() {}

  interface Story {
    void tell(Visitor visitor);
  }

  /**
   * Serves with settings in pairs of name and value; one without a dot, or of its sections, is
   * djoser's.
   */
  static void with(Story story, String... settings) {
    try (TestServer server = TestServer.start(settings(settings))) {
      story.tell(new Visitor(server));
    }
  }

  static Map<String, String> settings(String... settings) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      boolean own = settings[i].matches("(cookies|permissions)\\..*|[^.]*");
      all.put(own ? "dialects.djoser." + settings[i] : settings[i], settings[i + 1]);
    }
    return all;
  }

  static Map<String, Object> without(Map<String, ?> body, String member) {
    Map<String, Object> less = new HashMap<>(body);
    less.remove(member);
    return less;
  }

  static Map<String, Object> plus(Map<String, ?> body, String member, Object value) {
    Map<String, Object> more = new HashMap<>(body);
    more.put(member, value);
    return more;
  }
}
