package dev.vestibule.security;

import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Without accounts.conceal-existence answers tell what djoser's and the seeds' tell. */
class RevealedExistenceTest {
  private static final List<String> KNOWN = List.of("known", "pending", "shut");
  private static TestServer server;
  private static Crowd crowd;
  private static Visitor visitor;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Map.of(
                "dialects.djoser.password-reset-show-email-not-found", "true",
                "dialects.djoser.username-reset-show-email-not-found", "true"));
    crowd = new Crowd(server);
    visitor = crowd.visitor();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aTakenAddressIsRefusedAtRegistration() {
    for (String who : KNOWN) {
      Map<String, Object> body = new HashMap<>(Visitor.registration("new_" + who));
      body.put("email", email(who));
      Reply reply = visitor.post("/users/", body);
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.json().propertyNames()).containsExactly("email");
      assertThat(visitor.find("new_" + who)).isEmpty();
    }
    int rows = server.house().database.read(sql -> sql.fetchCount(DSL.table("accounts")));
    int accounts = server.house().database.read(server.house().accounts::count);
    assertThat(rows).isEqualTo(accounts);
  }

  @Test
  void aTakenAddressIsRefusedAtAChange() {
    visitor.account("mover");
    String bearer = visitor.signIn("mover").bearer();
    for (String who : KNOWN) {
      Reply reply = visitor.json("PATCH", "/users/me/", Map.of("email", email(who)), bearer);
      assertThat(reply.status()).isEqualTo(400);
    }
    Reply free = visitor.json("PATCH", "/users/me/", Map.of("email", email("freed")), bearer);
    assertThat(free.get("email")).isEqualTo(email("freed"));
  }

  @Test
  void anUnknownAddressIsToldWhereTheSettingsSaySo() {
    for (String path : List.of("/auth/users/reset_password/", "/auth/users/reset_username/")) {
      assertThat(crowd.post(path, Map.of("email", email("known"))).status()).isEqualTo(204);
      assertThat(crowd.post(path, Map.of("email", email("unknown"))).status()).isEqualTo(400);
    }
    assertThat(crowd.post("/api/reset-password/", Map.of("email", email("unknown"))).status())
        .isEqualTo(404);
    assertThat(crowd.post("/email_check/", Map.of("email", email("known"))).text())
        .isEqualTo("true");
    assertThat(crowd.post("/email_check/", Map.of("email", email("unknown"))).text())
        .isEqualTo("false");
  }
}
