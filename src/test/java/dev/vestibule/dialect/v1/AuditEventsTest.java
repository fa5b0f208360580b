package dev.vestibule.dialect.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.dialect.v1.Native.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reading the audit trail. */
class AuditEventsTest {
  private static TestServer server;
  private static Office office;
  private static String auditor;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
    office = new Office(server);
    auditor = office.entitled("auditor", Permission.AUDIT_READ);
    for (String name : List.of("one", "two", "three")) {
      office.account(name, Map.of());
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Reply list(String query) {
    return office.get(auditor, "/audit-events?" + query);
  }

  private static List<String> ids(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply
        .json()
        .get("audit_events")
        .valueStream()
        .map(event -> event.get("id").asString())
        .toList();
  }

  @Test
  void goesThroughAllPagesWithoutAGapOrARepetition() {
    List<String> all = ids(list("type=account.created&limit=200"));
    assertThat(all).hasSizeGreaterThanOrEqualTo(3);
    List<String> paged = new ArrayList<>();
    String query = "type=account.created&limit=2";
    JsonNode next;
    do {
      Reply reply = list(query);
      paged.addAll(ids(reply));
      next = reply.json().get("next_cursor");
      query = "type=account.created&limit=2&cursor=" + next.asString("");
    } while (!next.isNull());
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void showsOneAndFindsByItsParts() {
    JsonNode event = list("type=account.created").json().get("audit_events").get(0);
    String id = event.get("id").asString();
    assertThat(office.get(auditor, "/audit-events/" + id).json()).isNotNull();
    String account = event.get("account").asString();
    assertThat(ids(list("account=" + account + "&outcome=done"))).contains(id);
    assertThat(ids(list("account=" + account + "&outcome=refused"))).isEmpty();
    String at = event.get("at").asString();
    assertThat(ids(list("from=" + at + "&limit=200"))).contains(id);
    assertThat(ids(list("before=" + at + "&limit=200"))).doesNotContain(id);
    assertThat(ids(list("request_id=nothing"))).isEmpty();
  }

  @Test
  void refusesByName() {
    assertThat(list("type=account.exploded").status()).isEqualTo(422);
    assertThat(list("outcome=maybe").status()).isEqualTo(422);
    assertThat(list("colour=red").text()).contains("colour");
    assertThat(list("cursor=abc").status()).isEqualTo(422);
    assertThat(office.get(auditor, "/audit-events/none").status()).isEqualTo(404);
  }
}
