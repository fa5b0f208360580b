package dev.vestibule.dialect.signup;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.contract.Mailbox;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One account for every dialect; one use for every link. */
class SharedAccountTest {
  private static final String NEW = "another-horse-battery";
  private TestServer server;
  private Visitor visitor;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of());
    visitor = new Visitor(server, "/auth");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Mailbox.Link signUp(String username) {
    Map<String, String> body =
        Map.of("username", username, "email", email(username), "password", PASSWORD);
    assertThat(visitor.post("/signup/", body).status()).isEqualTo(201);
    return visitor.link(email(username));
  }

  private Reply verify(Mailbox.Link link) {
    String path = "/auth/verify-email/" + link.uid() + "/" + link.token() + "/";
    return visitor.checked(visitor.to(path).header("Accept", "application/json"));
  }

  private Reply token(String username) {
    return visitor.post("/token/", Map.of("username", username, "password", PASSWORD));
  }

  private Mailbox.Link resetLink(String username) {
    visitor.post("/reset_password/", Map.of("email", email(username)));
    return visitor.link(email(username));
  }

  private Reply confirm(Mailbox.Link link) {
    String path = "/password_reset_confirm/" + link.uid() + "/" + link.token() + "/";
    return visitor.post(path, Map.of("new_password", NEW));
  }

  @Test
  void whoSignsUpHereSignsInEverywhere() {
    Mailbox.Link link = signUp("ada");
    verify(link);
    Visitor djoser = new Visitor(server);
    Visitor knox = new Visitor(server, "");
    String bearer = "Bearer " + token("ada").get("access");

    assertThat(djoser.get("/users/me/", bearer).get("email")).isEqualTo(email("ada"));
    assertThat(djoser.statusOfMe(djoser.signIn("ada").bearer())).isEqualTo(200);
    assertThat(djoser.statusOfMe(djoser.storedToken("ada"))).isEqualTo(200);
    Reply login = knox.post("/login/", Map.of("email", email("ada"), "password", PASSWORD));
    assertThat(login.status()).isEqualTo(200);
    assertThat(knox.get("/current_user/", "Token " + login.get("token")).status()).isEqualTo(200);
  }

  @Test
  void whoRegisteredElsewhereSignsInHere() {
    Visitor djoser = new Visitor(server);
    Mailbox.Link link = djoser.register("bob");
    assertThat(verify(link).status()).as("a link is a link, whoever mailed it").isEqualTo(200);
    assertThat(token("bob").status()).isEqualTo(200);
    String refresh = djoser.signIn("bob").refresh();
    assertThat(visitor.post("/token/refresh/", Map.of("refresh", refresh)).status()).isEqualTo(200);
    Visitor knox = new Visitor(server, "");
    Mailbox.Link reset = resetLink("bob");
    confirm(reset);
    assertThat(knox.post("/login/", Map.of("email", email("bob"), "password", NEW)).status())
        .isEqualTo(200);
  }

  @Test
  void linksDoNotStandInForEachOther() {
    Mailbox.Link verification = signUp("ada");
    assertThat(confirm(verification).status()).isEqualTo(400);
    visitor.account("bob");
    Mailbox.Link reset = resetLink("bob");
    assertThat(verify(reset).status()).isEqualTo(400);
    assertThat(confirm(reset).status()).isEqualTo(200);
  }
}
