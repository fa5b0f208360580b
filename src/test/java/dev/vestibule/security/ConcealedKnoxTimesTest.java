package dev.vestibule.security;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static dev.vestibule.security.Crowd.telephone;

import dev.vestibule.Alone;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * With accounts.conceal-existence the median time of seed S0's answers differs by less than 5 %
 * between somebody known, unknown, pending and deactivated.
 */
@Alone
class ConcealedKnoxTimesTest {
  private static TestServer server;
  private static Stopwatch watch;
  private static Map<String, Long> ids;
  private static String token;
  private static int registered;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Stopwatch.patient(
                Map.of("accounts.conceal-existence", "true", "log.requests", "false")));
    watch = new Stopwatch(server);
    Visitor visitor = new Crowd(server).visitor();
    visitor.account("mover", Map.of("telephone", "+33614000000"));
    ids =
        Map.of(
            "known", visitor.find("known").orElseThrow(),
            "pending", visitor.find("pending").orElseThrow(),
            "shut", visitor.find("shut").orElseThrow(),
            "unknown", 999_999L);
    Visitor knox = new Visitor(server, "");
    token =
        "Token "
            + knox.post("/login/", Map.of("email", email("mover"), "password", PASSWORD))
                .get("token");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void registrationByAddress() {
    watch.alike("register, address", 40, 201, who -> registration(who, true));
  }

  @Test
  void registrationByNumber() {
    watch.alike("register, telephone", 40, 201, who -> registration(who, false));
  }

  /** What is unknown is another one each time: the first registration makes it known. */
  private static HttpRequest.Builder registration(String who, boolean byAddress) {
    registered++;
    boolean free = who.equals("unknown");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("full_name", "Ada Lovelace");
    body.put("email", byAddress && !free ? email(who) : email("u%06d".formatted(registered)));
    body.put("telephone", byAddress || free ? "+336130%05d".formatted(registered) : telephone(who));
    body.put("password", PASSWORD);
    return watch.request("/register/", body);
  }

  @Test
  void newAddress() {
    watch.alike("update_user, address", 200, 200, who -> update("email", email(who)));
  }

  @Test
  void newNumber() {
    watch.alike("update_user, telephone", 200, 200, who -> update("telephone", telephone(who)));
  }

  private static HttpRequest.Builder update(String member, String value) {
    Map<String, String> body = Map.of(member, value);
    return watch
        .request("/update_user/", body)
        .header("Authorization", token)
        .method("PATCH", Stopwatch.body(body));
  }

  @Test
  void emailCheck() {
    watch.alike(
        "email_check",
        300,
        200,
        who -> watch.request("/email_check/", Map.of("email", email(who))));
  }

  @Test
  void telephoneCheck() {
    watch.alike(
        "telephone_check",
        300,
        200,
        who -> watch.request("/telephone_check/", Map.of("telephone", telephone(who))));
  }

  @Test
  void anotherCode() {
    watch.alike(
        "phone_code_renew",
        200,
        200,
        who -> watch.request("/phone_code_renew/", Map.of("user", ids.get(who))));
  }

  @Test
  void wrongCode() {
    watch.alike(
        "phone_number_verify",
        200,
        400,
        who ->
            watch.request("/phone_number_verify/", Map.of("user", ids.get(who), "code", "0000")));
  }

  @Test
  void signIn() {
    watch.alike(
        "login",
        40,
        400,
        who -> watch.request("/login/", Map.of("email", email(who), "password", "wrong-horse")));
  }
}
