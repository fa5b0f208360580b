package dev.vestibule.dialect.djoser;

import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where mailed links lead. */
class DjoserLinkSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "'https://app.example/#/activate/{uid}/{token}', 'https://app.example/#/activate/'",
    "'#/activate/{uid}/{token}', '%s/#/activate/'",
    "'activate/{uid}/{token}', '%s/activate/'",
    "'/confirm?uid={uid}&token={token}', '%s/confirm?uid='",
  })
  void activationPage(String setting, String start) {
    try (TestServer server = TestServer.start(Map.of("dialects.djoser.activation-url", setting))) {
      Visitor visitor = new Visitor(server);
      visitor.post("/users/", Visitor.registration("page"));
      var mail = visitor.mailbox.newest(email("page"), null).orElseThrow();

      assertThat(mail.text()).contains(start.formatted(server.baseUrl()));
      assertThat(visitor.post("/users/activation/", Visitor.activation(mail.link())).status())
          .isEqualTo(204);
    }
  }

  @Test
  void resetPagesAndTheSitesAddress() {
    Map<String, String> settings =
        Map.of(
            "site.domain", "app.example",
            "site.protocol", "https",
            "dialects.djoser.password-reset-confirm-url", "new-password/{uid}/{token}",
            "dialects.djoser.username-reset-confirm-url", "https://names.example/{uid}/{token}");
    try (TestServer server = TestServer.start(settings)) {
      Visitor visitor = new Visitor(server);
      visitor.account("pages");
      Map<String, String> body = Map.of("email", email("pages"));
      visitor.post("/users/reset_password/", body);
      assertThat(text(visitor)).contains("https://app.example/new-password/");
      visitor.post("/users/reset_username/", body);
      assertThat(text(visitor)).contains("https://names.example/");
      visitor.post("/users/", Visitor.registration("pages2"));
      assertThat(visitor.mailbox.newest(email("pages2"), null).orElseThrow().text())
          .contains("https://app.example/activate/");
    }
  }

  private static String text(Visitor visitor) {
    return visitor.mailbox.newest(email("pages"), null).orElseThrow().text();
  }

  @Test
  void linksStandBehindThePublicAddress() {
    Map<String, String> settings = Map.of("server.public-url", "https://accounts.example/");
    try (TestServer server = TestServer.start(settings)) {
      Visitor visitor = new Visitor(server);
      visitor.post("/users/", Visitor.registration("public"));
      assertThat(visitor.mailbox.newest(email("public"), null).orElseThrow().text())
          .contains("https://accounts.example/activate/");
    }
  }
}
