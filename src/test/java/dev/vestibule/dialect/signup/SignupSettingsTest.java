package dev.vestibule.dialect.signup;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.contract.DocumentedRoutes;
import dev.vestibule.contract.Mailbox;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignupSettingsTest {
  private static Reply token(Visitor visitor) {
    return visitor.post("/token/", Map.of("username", "ada", "password", PASSWORD));
  }

  @Test
  void itsPlaceIsASetting() {
    Map<String, String> settings =
        Map.of(
            "dialects.signup.prefix", "/people",
            "server.base-path", "/accounts",
            "dialects.djoser.enabled", "false",
            "dialects.knox.enabled", "false");
    try (TestServer server = TestServer.start(settings)) {
      assertThat(DocumentedRoutes.differences(server.routes(), server.document())).isEmpty();
      assertThat(server.routes()).noneMatch(route -> route.template().startsWith("/auth"));
      assertThat(server.house().settings.publicUrl()).endsWith("/accounts");
    }
  }

  @Test
  void itCanBeSwitchedOff() {
    try (TestServer server = TestServer.start(Map.of("dialects.signup.enabled", "false"))) {
      Visitor visitor = new Visitor(server);
      assertThat(visitor.postUnchecked("/signup/", Map.of()).status()).isEqualTo(404);
      assertThat(DocumentedRoutes.differences(server.routes(), server.document())).isEmpty();
    }
  }

  /** As those do who registered by seed S0 and never chose a username. */
  @Test
  void peopleMaySignInWithTheirAddress() {
    try (TestServer server = TestServer.start(Map.of("dialects.signup.login-field", "email"))) {
      Visitor visitor = new Visitor(server);
      Map<String, String> body =
          Map.of(
              "full_name",
              "Ada Lovelace",
              "email",
              email("ada"),
              "telephone",
              "+33612345678",
              "password",
              PASSWORD);
      assertThat(new Visitor(server, "").post("/register/", body).status()).isEqualTo(201);
      Reply reply = visitor.post("/token/", Map.of("email", email("ada"), "password", PASSWORD));
      assertThat(reply.status()).isEqualTo(200);
      assertThat(visitor.statusOfMe("Bearer " + reply.get("access"))).isEqualTo(200);
      assertThat(visitor.post("/token/", Map.of("password", PASSWORD)).text())
          .isEqualTo("{\"email\":[\"This field is required.\"]}");
    }
  }

  @Test
  void aFrontEndMayHavePagesOfItsOwn() {
    Map<String, String> settings =
        Map.of(
            "site.domain", "app.example",
            "site.protocol", "https",
            "dialects.signup.verify-email-url", "#/verify/{uid}/{token}",
            "dialects.signup.password-reset-confirm-url", "https://pw.example/{uid}/{token}");
    try (TestServer server = TestServer.start(settings)) {
      Visitor visitor = new Visitor(server);
      visitor.post(
          "/signup/", Map.of("username", "ada", "email", email("ada"), "password", PASSWORD));
      Mailbox.Mail mail = visitor.mailbox.newest(email("ada"), null).orElseThrow();
      assertThat(mail.text()).contains("https://app.example/#/verify/");
      visitor.account("bob");
      visitor.post("/reset_password/", Map.of("email", email("bob")));
      mail = visitor.mailbox.newest(email("bob"), null).orElseThrow();
      assertThat(mail.text()).contains("https://pw.example/");
    }
  }

  @Test
  void tokensLiveAndRotateAsSet() {
    MovableClock clock = new MovableClock();
    Map<String, String> settings =
        Map.of(
            "dialects.signup.access-token-lifetime", "20m",
            "dialects.signup.refresh-token-lifetime", "1h",
            "dialects.signup.rotate-refresh-tokens", "true",
            "dialects.signup.blacklist-after-rotation", "true");
    try (TestServer server = TestServer.start(settings, clock)) {
      Visitor visitor = new Visitor(server);
      visitor.account("ada");
      Reply first = token(visitor);
      clock.forward(Duration.ofMinutes(19));
      assertThat(visitor.statusOfMe("Bearer " + first.get("access"))).isEqualTo(200);
      clock.forward(Duration.ofMinutes(2));
      assertThat(visitor.statusOfMe("Bearer " + first.get("access"))).isEqualTo(401);

      Map<String, String> body = Map.of("refresh", first.get("refresh"));
      Reply second = visitor.post("/token/refresh/", body);
      assertThat(second.status()).isEqualTo(200);
      assertThat(visitor.post("/token/refresh/", body).get("refresh"))
          .as("a retry within seconds")
          .isEqualTo(second.get("refresh"));
      clock.forward(Duration.ofMinutes(59));
      Reply third = visitor.post("/token/refresh/", Map.of("refresh", second.get("refresh")));
      assertThat(third.status()).isEqualTo(200);
      clock.forward(Duration.ofSeconds(11));
      assertThat(visitor.post("/token/refresh/", Map.of("refresh", second.get("refresh"))).status())
          .as("rotated")
          .isEqualTo(401);
      assertThat(visitor.post("/token/refresh/", Map.of("refresh", third.get("refresh"))).status())
          .as("a token that was copied ends its session")
          .isEqualTo(401);
    }
  }

  @Test
  void signingInVoidsMailedLinksWhereThatIsSet() {
    for (boolean voids : new boolean[] {true, false}) {
      Map<String, String> settings =
          Map.of("dialects.signup.update-last-login", String.valueOf(voids));
      try (TestServer server = TestServer.start(settings)) {
        Visitor visitor = new Visitor(server);
        visitor.account("ada");
        visitor.post("/reset_password/", Map.of("email", email("ada")));
        Mailbox.Link link = visitor.link(email("ada"));
        assertThat(token(visitor).status()).isEqualTo(200);
        String path = "/auth/password_reset_confirm/" + link.uid() + "/" + link.token() + "/";
        assertThat(visitor.checked(visitor.to(path)).status()).isEqualTo(voids ? 400 : 200);
      }
    }
  }
}
