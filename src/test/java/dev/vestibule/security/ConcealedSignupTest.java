package dev.vestibule.security;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static dev.vestibule.security.Crowd.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.core.verification.AccountReference;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With accounts.conceal-existence no answer of seed S1's API tells who has an account. */
class ConcealedSignupTest {
  private TestServer server;
  private Crowd crowd;

  @BeforeEach
  void start() {
    server =
        TestServer.start(Map.of("accounts.conceal-existence", "true", "site.name", "Vestibule"));
    crowd = new Crowd(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Reply signUp(String username, String address) {
    return crowd.post(
        "/auth/signup/", Map.of("username", username, "email", address, "password", PASSWORD));
  }

  @Test
  void signingUpIsAnsweredAlike() {
    List<Crowd.Seen> answers =
        Crowd.ALL.stream()
            .map(who -> {
              Reply reply = signUp("new_" + who, email(who));
              assertThat(reply.status()).as(who).isEqualTo(201);
              return seen(reply, "\"id\":" + reply.get("id"), "new_" + who, email(who));
            })
            .toList();
    assertThat(answers).containsOnly(answers.getFirst());

    Mailbox mailbox = crowd.visitor().mailbox;
    assertThat(mailbox.settled(email("unknown"))).containsExactly("Verify your email");
    for (String who : List.of("known", "pending", "shut")) {
      assertThat(mailbox.settled(email(who)))
          .containsExactly("You already have an account on Vestibule");
    }
  }

  @Test
  void whatWasSignedUpLooksAlikeAfterwards() {
    List<List<Crowd.Seen>> looks =
        Crowd.ALL.stream()
            .map(who -> {
              Reply made = signUp("new_" + who, email(who));
              String uid = AccountReference.encode(Long.parseLong(made.get("id")));
              return List.of(
                  seen(signUp("new_" + who, "nobody@example.org")),
                  seen(
                      crowd.post(
                          "/auth/token/", Map.of("username", "new_" + who, "password", PASSWORD))),
                  seen(open("/auth/verify-email/", uid, "application/json")),
                  seen(open("/auth/verify-email/", uid, "text/html")),
                  seen(open("/auth/password_reset_confirm/", uid, "text/html")),
                  seen(
                      crowd.post(
                          "/auth/password_reset_confirm/" + uid + "/" + "x".repeat(43) + "/",
                          Map.of("new_password", "another-horse-battery"))));
            })
            .toList();
    assertThat(looks).containsOnly(looks.getFirst());
    assertThat(looks.getFirst())
        .extracting(Crowd.Seen::status)
        .containsExactly(400, 401, 400, 400, 400, 400);
  }

  private Reply open(String path, String uid, String accept) {
    HttpRequest.Builder request =
        crowd.visitor().to(path + uid + "/" + "x".repeat(43) + "/").header("Accept", accept);
    return crowd.visitor().unchecked(request);
  }

  @Test
  void forgottenPasswordsAndSignInsAreAnsweredAlike() {
    List<Crowd.Seen> resets =
        Crowd.ALL.stream()
            .map(who -> seen(crowd.post("/auth/reset_password/", Map.of("email", email(who)))))
            .toList();
    assertThat(resets).containsOnly(resets.getFirst());
    assertThat(crowd.visitor().mailbox.settled(email("known"))).containsExactly("Password reset");
    for (String who : List.of("unknown", "pending", "shut")) {
      assertThat(crowd.visitor().mailbox.settled(email(who))).isEmpty();
    }
    List<Crowd.Seen> refusals =
        Crowd.ALL.stream()
            .map(who ->
                seen(
                    crowd.post(
                        "/auth/token/", Map.of("username", who, "password", "not-" + PASSWORD))))
            .toList();
    assertThat(refusals).containsOnly(refusals.getFirst());
  }
}
