package dev.vestibule.security;

import dev.vestibule.House;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.core.notifications.Actor;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Somebody known, somebody pending, somebody deactivated, and somebody nobody has heard of. */
final class Crowd {
  static final List<String> ALL = List.of("known", "unknown", "pending", "shut");

  /** Headers that differ between any two answers. */
  private static final Set<String> EACH_ITS_OWN = Set.of("date", "x-request-id", "content-length");

  private final Visitor visitor;

  Crowd(TestServer server) {
    this.visitor = new Visitor(server);
    visitor.account("known", Map.of("telephone", telephone("known")));
    visitor.account("pending", Map.of("is_active", false, "telephone", telephone("pending")));
    long shut = visitor.account("shut", Map.of("telephone", telephone("shut")));
    House house = server.house();
    house.closeAccount.deactivate(
        house.database.read(sql -> house.accounts.byId(sql, shut)).orElseThrow(), Actor.STAFF);
  }

  /** The number of one of them, in E.164. */
  static String telephone(String who) {
    return "+3361200000" + ALL.indexOf(who);
  }

  /** What a stranger can compare: all of an answer but the words that the caller sent. */
  record Seen(int status, Map<String, List<String>> headers, String body) {}

  static Seen seen(Reply reply, Object... own) {
    Map<String, List<String>> headers = new TreeMap<>(reply.response().headers().map());
    headers.keySet().removeAll(EACH_ITS_OWN);
    String body = reply.text();
    for (Object word : own) {
      body = body.replace(word.toString(), "*");
    }
    return new Seen(reply.status(), headers, body);
  }

  /** Posts JSON to a path of any dialect. */
  Reply post(String path, Object body) {
    return visitor.unchecked(
        visitor
            .to(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))));
  }

  Visitor visitor() {
    return visitor;
  }
}
