package dev.vestibule.dialect.v1;

import static dev.vestibule.core.rights.Permission.ACCOUNTS_READ;
import static dev.vestibule.dialect.v1.Native.access;
import static dev.vestibule.dialect.v1.Native.refreshOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.accounts.Account;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What access tokens say of their account, by themselves and by configuration. */
class ClaimsTest {
  private static final Map<String, String> CONFIGURED =
      Map.of(
          "profile.fields",
          "{badge: {type: integer, dialects: [v1]}, since: {type: date, dialects: [v1]}}",
          "tokens.claims",
          "{roles: groups, may: permissions, mail: email, proven: email_verified, id: id,"
              + " account: uuid, called: name, tel: telephone, lang: locale, staff: staff,"
              + " badge: profile.badge, since: profile.since}");

  private static final String[] DJOSERS = {"token_type", "exp", "iat", "jti", "user_id", "sid"};

  private static Map<String, Object> claims(String token) throws ParseException {
    return SignedJWT.parse(token).getPayload().toJSONObject();
  }

  @Test
  void byThemselvesTokensNameGroupsAndNothingPersonal() throws ParseException {
    try (TestServer server = TestServer.start(Map.of())) {
      Native api = new Native(server);
      Services services = new Services(server.house(), api);
      String verify = api.register("pending").at("/tokens/access_token");
      assertThat(claims(verify)).doesNotContainKey("groups");
      JsonNode tokens = api.member("ada");
      assertThat(claims(access(tokens)))
          .containsEntry("groups", List.of())
          .containsEntry("sub", services.account("ada").uuid().toString())
          .containsEntry("scope", "account")
          .containsEntry("sid", tokens.get("session_id").asString())
          .containsOnlyKeys(
              "groups", "sub", "scope", "token_type", "exp", "iat", "jti", "user_id", "sid");
      services.group("Editors", services.account("ada"), ACCOUNTS_READ);
      JsonNode renewed = api.refresh(refreshOf(tokens)).json();
      assertThat(claims(access(renewed))).containsEntry("groups", List.of("Editors"));
    }
  }

  @Test
  void groupsAreNotReadWhereNoClaimWantsThem() throws ParseException {
    try (TestServer server = TestServer.start(Map.of("tokens.claims", "groups=off"))) {
      Visitor visitor = new Visitor(server);
      visitor.account("bob");
      server.house().database.write(tx -> tx.sql().execute("drop table group_members"));
      Visitor.Pair pair = visitor.signIn("bob");
      assertThat(claims(pair.access())).containsOnlyKeys(DJOSERS);
      Map<String, Object> credentials = Map.of("identifier", "bob", "password", Visitor.PASSWORD);
      JsonNode tokens = new Native(server).post("/sessions", credentials).json();
      assertThat(claims(access(tokens))).doesNotContainKey("groups");
    }
  }

  @Test
  void configuredClaimsAreInTheTokens() throws ParseException {
    try (TestServer server = TestServer.start(CONFIGURED)) {
      Native api = new Native(server);
      Services services = new Services(server.house(), api);
      JsonNode tokens = api.member("ada");
      Account ada = services.account("ada");
      Map<String, Object> first = claims(access(tokens));
      assertThat(first)
          .containsEntry("roles", List.of())
          .containsEntry("groups", List.of())
          .containsEntry("may", List.of())
          .containsEntry("mail", "ada@example.org")
          .containsEntry("proven", true)
          .containsEntry("id", ada.id())
          .containsEntry("account", ada.uuid().toString())
          .containsEntry("called", "Ada of ada")
          .containsEntry("lang", "en")
          .containsEntry("staff", false)
          .doesNotContainKeys("tel", "badge", "since");
    }
  }

  @Test
  void whatChangesIsInTheNextToken() throws ParseException {
    try (TestServer server = TestServer.start(CONFIGURED)) {
      Native api = new Native(server);
      Visitor visitor = new Visitor(server);
      Services services = new Services(server.house(), api);
      JsonNode tokens = api.member("ada");
      Account ada = services.account("ada");
      services.group("Readers", ada, ACCOUNTS_READ);
      String tag = api.get("/me", access(tokens)).header("ETag");
      Map<String, Object> profile = Map.of("badge", 7, "since", "2020-02-29");
      assertThat(api.patch(access(tokens), tag, Map.of("profile", profile)).status())
          .isEqualTo(200);
      assertThat(claims(access(api.refresh(refreshOf(tokens)).json())))
          .containsEntry("may", List.of("accounts:read"))
          .containsEntry("badge", 7L)
          .containsEntry("since", "2020-02-29");

      Visitor.Pair pair = visitor.signIn(ada.username());
      assertThat(claims(pair.access()))
          .containsEntry("roles", List.of("Readers"))
          .containsEntry("badge", 7L)
          .doesNotContainKeys("groups", "sub");
      services.group("Writers", ada);
      String again = visitor.post("/jwt/refresh/", Map.of("refresh", pair.refresh())).get("access");
      assertThat(claims(again)).containsEntry("roles", List.of("Readers", "Writers"));
      assertThat(claims(pair.refresh())).doesNotContainKeys("roles", "mail");
    }
  }
}
