package dev.vestibule.dialect.signup;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.DocumentedRoutes;
import dev.vestibule.contract.Mailbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several mounts of this dialect, and routes under other names. */
class SignupMountsTest {
  private static final String MOUNTS =
      """
      mobile:
        prefix: /api/v1/auth
        login-field: email
        access-token-lifetime: 1h
        routes: {signup: /register, token: /login, verify-email: '/confirm/{uid}/{token}', validate-token: off}
      """;

  @Test
  void eachMountHasSettingsOfItsOwn() {
    try (TestServer server = TestServer.start(Map.of("dialects.signup.mounts", MOUNTS))) {
      assertThat(DocumentedRoutes.differences(server.routes(), server.document())).isEmpty();
      Visitor web = new Visitor(server, "/auth");
      Visitor mobile = new Visitor(server, "/api/v1/auth");
      Map<String, String> ada =
          Map.of("username", "ada", "email", email("ada"), "password", PASSWORD);
      for (String path : List.of("/register", "/register/")) {
        assertThat(mobile.post(path, Map.of()).status()).isEqualTo(400);
      }
      assertThat(mobile.post("/register", ada).status()).isEqualTo(201);
      Mailbox.Link link = mobile.link(email("ada"));
      assertThat(web.mailbox.newest(email("ada"), null).orElseThrow().text())
          .contains(server.baseUrl() + "/api/v1/auth/confirm/" + link.uid());
      String confirm = "/api/v1/auth/confirm/" + link.uid() + "/" + link.token();
      assertThat(mobile.checked(mobile.to(confirm).header("Accept", "application/json")).status())
          .isEqualTo(200);

      Map<String, String> byEmail = Map.of("email", email("ada"), "password", PASSWORD);
      Map<String, String> byName = Map.of("username", "ada", "password", PASSWORD);
      assertThat(mobile.post("/login", byEmail).status()).isEqualTo(200);
      assertThat(mobile.post("/login", byName).status()).isEqualTo(400);
      assertThat(web.post("/token/", byName).status()).isEqualTo(200);
      for (String gone : List.of("/signup/", "/token/", "/validate_token/")) {
        assertThat(mobile.postUnchecked(gone, Map.of()).status()).as(gone).isEqualTo(404);
      }
    }
  }
}
