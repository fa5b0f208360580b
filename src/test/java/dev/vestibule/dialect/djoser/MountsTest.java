package dev.vestibule.dialect.djoser;

import static dev.vestibule.Visitor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.DocumentedRoutes;
import dev.vestibule.platform.config.SettingsOutcome;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several mounts of one dialect, and routes under other names. */
class MountsTest {
  private static final String MOBILE =
      """
      mobile:
        prefix: /mobile/v1
        token-prefixes: [JWT]
        login-field: email
        routes: {jwt-create: /login, me: /me/, token-login: off}
      root: {prefix: /api, user-create-password-retype: false}
      """;

  @Test
  void eachMountHasSettingsOfItsOwn() {
    try (TestServer server = TestServer.start(Map.of("dialects.djoser.mounts", MOBILE))) {
      Visitor web = new Visitor(server);
      Visitor mobile = new Visitor(server, "/mobile/v1");
      Visitor root = new Visitor(server, "/api");
      web.account("many");
      Map<String, String> byEmail = Map.of("email", Visitor.email("many"), "password", PASSWORD);
      for (String path : List.of("/login", "/login/")) {
        var reply = mobile.post(path, byEmail);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        String access = reply.get("access");
        assertThat(mobile.get("/me", "JWT " + access).status()).isEqualTo(200);
        assertThat(mobile.get("/me/", "Bearer " + access).status()).isEqualTo(401);
        assertThat(web.statusOfMe("Bearer " + access)).isEqualTo(200);
        assertThat(web.statusOfMe("JWT " + access)).isEqualTo(401);
      }
      assertThat(web.create("many", PASSWORD).status()).isEqualTo(200);
      assertThat(mobile.unchecked(mobile.to("/mobile/v1/jwt/create/")).status()).isEqualTo(404);
      assertThat(mobile.unchecked(mobile.to("/mobile/v1/token/login/")).status()).isEqualTo(404);
      Map<String, Object> once = Served.without(Visitor.registration("once"), "re_password");
      assertThat(root.post("/users", once).status()).isEqualTo(201);
      assertThat(web.post("/users", once).status()).isEqualTo(400);
      assertThat(DocumentedRoutes.differences(server.routes(), server.document())).isEmpty();
    }
  }

  @Test
  void mailsLeadToTheFrontEndOfTheirMount() {
    String mounts =
        "{shop: {prefix: /shop, domain: shop.example, protocol: https, site-name: The Shop,"
            + " activation-url: '#/activate?uid={uid}&token={token}',"
            + " password-reset-confirm-url: 'reset-password/{uid}/{token}/'}}";
    try (TestServer server = TestServer.start(Map.of("dialects.djoser.mounts", mounts))) {
      Visitor shop = new Visitor(server, "/shop");
      shop.post("/users/", Visitor.registration("buyer"));
      var mail = shop.mailbox.newest(Visitor.email("buyer"), null).orElseThrow();
      assertThat(mail.text()).contains("https://shop.example/#/activate?uid=", "The Shop");
      assertThat(shop.post("/users/activation/", Visitor.activation(mail.link())).status())
          .isEqualTo(204);
      shop.post("/users/reset_password/", Map.of("email", Visitor.email("buyer")));
      assertThat(shop.mailbox.newest(Visitor.email("buyer"), null).orElseThrow().text())
          .contains("https://shop.example/reset-password/");
    }
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThat(problems("mobile: {prefx: /x}"))
        .anyMatch(p -> p.contains("mounts.mobile.prefx") && p.contains("the nearest is prefix"));
    assertThat(problems("mobile: {prefix: /auth}"))
        .anyMatch(p ->
            p.contains(
                "dialects.djoser.mounts.mobile.prefix leads to what dialects.djoser.prefix serves"
                    + " already: /auth/ and 19 more"));
    assertThat(problems("mobile: {prefix: /auth, routes: {jwt-create: /token/}}"))
        .anyMatch(p ->
            p.contains(
                "dialects.djoser.mounts.mobile.routes leads to what dialects.signup.prefix serves"
                    + " already: /auth/token/"));
    assertThat(problems("mobile: {prefix: x/}")).anyMatch(p -> p.contains("start with a slash"));
    assertThat(problems("mobile: {enabled: false}")).anyMatch(p -> p.contains("one for all"));
    assertThat(problems("Mobile: {}")).anyMatch(p -> p.contains("no mount's name"));
    assertThat(problems("mobile: {prefix: /m, routes: {jwt-creat: /x}}"))
        .anyMatch(p -> p.contains("the nearest is jwt-create"));
    assertThat(problems("mobile: {prefix: /m, routes: {user: /x/}}"))
        .anyMatch(p -> p.contains("must hold the parameters of /users/{id}/"));
  }

  private static List<String> problems(String mounts) {
    return switch (SettingsReader.read(Sources.ofFlags("--dialects-djoser-mounts=" + mounts))) {
      case SettingsOutcome.Loaded _ -> List.of();
      case SettingsOutcome.Refused refused ->
          refused.problems().stream().map(p -> p.key() + " " + p.message()).toList();
    };
  }

  @Test
  void mountsAreShownAsTheyAreRead() {
    String flag = "--dialects-djoser-mounts=" + MOBILE;
    var read = (SettingsOutcome.Loaded) SettingsReader.read(Sources.ofFlags(flag));
    var key =
        dev.vestibule.platform.config.SettingCatalogue.find("dialects.djoser.mounts").orElseThrow();
    Object mounts = read.settings().dialects().djoser().mounts();
    assertThat(key.type().parse(key.show(mounts))).contains(mounts);
  }
}
