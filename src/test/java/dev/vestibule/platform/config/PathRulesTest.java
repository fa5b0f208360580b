package dev.vestibule.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever would serve a path that somebody else has is told so before anything starts. */
class PathRulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dialects-djoser-prefix= | dialects.knox.prefix leads to what dialects.djoser.prefix serves"
            + " already: /logout/ and 2 more",
        "dialects-djoser-prefix=/account | dialects.djoser.prefix leads to what this server's own"
            + " pages serve already: /account/",
        "dialects-signup-prefix= | dialects.signup.prefix leads to what this server's own pages"
            + " serve already: /signup/",
        "dialects-knox-routes={login: /signin} | dialects.knox.routes leads to what this server's"
            + " own pages serve already: /signin/",
        "dialects-knox-routes={login: /x/, logout: /x} | dialects.knox.routes leads to what another"
            + " of its routes serves already: /x/",
      })
  void twoAtOnePathAreNamed(String flag, String problem) {
    assertThat(problems(flag)).anySatisfy(said -> assertThat(said).contains(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dialects-djoser-mounts={m: {prefix: /api/v1, routes: {me: /me}}} |"
            + " dialects.djoser.mounts.m.routes leads to what dialects.v1.prefix serves already:"
            + " /api/v1/me/",
        "dialects-v1-prefix=/account | dialects.v1.prefix leads to what this server's own pages"
            + " serve already: /account/sessions",
        "dialects-knox-mounts={m: {prefix: /auth}} | dialects.knox.mounts.m.prefix leads to what"
            + " dialects.djoser.prefix serves already: /auth/logout/ and 2 more",
        "dialects-signup-mounts={m: {prefix: /auth, routes: {signup: /join}}} |"
            + " dialects.signup.mounts.m.prefix leads to what dialects.signup.prefix serves"
            + " already: /auth/token/ and 5 more",
        "dialects-djoser-routes={activation-by-path: '/verify-email/{token}/{uid}'} |"
            + " dialects.djoser.routes leads to what dialects.signup.prefix serves already:"
            + " /auth/verify-email/{token}/{uid}/",
        "dialects-djoser-prefix=/a b | dialects.djoser.prefix must start with a slash",
        "dialects-signup-routes={verify-email: off} | dialects.signup.verify-email-url is required"
            + " while the route verify-email is off",
      })
  void mountsAndOtherApisAreNamed(String flag, String problem) {
    twoAtOnePathAreNamed(flag, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dialects-djoser-prefix=/api/v1",
        "dialects-signup-prefix=/api/auth",
        "dialects-knox-prefix=/api/v1/auth",
        "dialects-signup-mounts={m: {prefix: /api/v1, routes: {token: /login}}}",
      })
  void whatStandsApartIsFine(String flag) {
    assertThat(problems(flag)).isEmpty();
  }

  @Test
  void aProblemTellsWhereItsMountStands() {
    var read =
        SettingsReader.read(Sources.ofFlags("--dialects-djoser-mounts={m: {prefix: /auth}}"));
    assertThat(((SettingsOutcome.Refused) read).problems())
        .extracting(Problem::line)
        .containsExactly(
            "dialects.djoser.mounts.m.prefix (flag, --dialects-djoser-mounts): leads to what"
                + " dialects.djoser.prefix serves already: /auth/ and 19 more");
  }

  private static List<String> problems(String flag) {
    return switch (SettingsReader.read(Sources.ofFlags("--" + flag))) {
      case SettingsOutcome.Loaded _ -> List.of();
      case SettingsOutcome.Refused refused ->
          refused.problems().stream().map(p -> p.key() + " " + p.message()).toList();
    };
  }

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true"})
  void theListsAreThoseOfTheServer(String pages, String signUp) {
    Map<String, String> settings =
        Map.of(
            "dialects.djoser.enabled", "false",
            "dialects.knox.enabled", "false",
            "dialects.signup.enabled", "false",
            "pages.enabled", pages,
            "pages.sign-up", signUp);
    try (TestServer server = TestServer.start(settings)) {
      assertThat(new TreeSet<>(listed(server.house().settings))).isEqualTo(served(server));
    }
  }

  @Test
  void inProductionTheInboxIsFree() {
    Map<String, String> settings =
        Map.of(
            "mode", "production",
            "server.public-url", "https://accounts.example.org",
            "secrets.master-key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
            "mail.transport", "smtp",
            "mail.smtp.host", "localhost",
            "dialects.djoser.prefix", "/inbox");
    try (TestServer server = TestServer.start(settings)) {
      assertThat(listed(server.house().settings)).noneMatch(path -> path.startsWith("/inbox"));
    }
  }

  private static List<String> listed(Settings settings) {
    List<String> paths = new ArrayList<>(OwnPaths.of(settings));
    paths.addAll(OwnPaths.v1(settings));
    return paths;
  }

  private static Set<String> served(TestServer server) {
    Set<String> paths = new TreeSet<>();
    server.routes().forEach(route -> paths.add(route.template()));
    paths.remove("/");
    return paths;
  }
}
