package dev.vestibule.ui.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The figures of a server that was used, their names, and who relies on them. */
class MetricsTest {
  private static final Path DASHBOARD = Path.of("docs", "grafana", "vestibule.json");
  private static final Path PAGE = Path.of("docs", "metrics.md");
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^([a-z_]+)(\\{[^}]*\\})? [-+.eE0-9NaInf]+$");
  private static final Pattern OURS =
      Pattern.compile("\\b((?:vestibule|http_server|jvm|process|system)_[a-z_]+)");

  private static TestServer server;
  private static Visitor visitor;
  private static String text;

  @BeforeAll
  static void use() {
    server = TestServer.start(Map.of());
    visitor = new Visitor(server);
    visitor.account("measured");
    visitor.signIn("measured");
    visitor.create("measured", "wrong");
    text = scrape("*/*").text();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Visitor.Reply scrape(String accept) {
    return visitor.checked(visitor.to("/metrics").header("Accept", accept).GET());
  }

  private static Set<String> samples() {
    Set<String> names = new TreeSet<>();
    Matcher sample = SAMPLE.matcher(text);
    while (sample.find()) {
      names.add(sample.group(1));
    }
    return names;
  }

  private static Map<String, String> types() {
    Map<String, String> types = new HashMap<>();
    Matcher type = TYPE.matcher(text);
    while (type.find()) {
      types.put(type.group(1), type.group(2));
    }
    return types;
  }

  @Test
  void theFormIsNegotiated() {
    Visitor.Reply open = scrape("application/openmetrics-text;version=1.0.0,text/plain;q=0.5");
    assertThat(open.header("Content-Type")).startsWith("application/openmetrics-text");
    assertThat(open.text()).endsWith("# EOF\n").contains("# TYPE vestibule_events counter");
    Visitor.Reply plain = scrape("text/plain;version=0.0.4");
    assertThat(plain.header("Content-Type")).startsWith("text/plain; version=0.0.4");
    assertThat(plain.text()).doesNotContain("# EOF");
  }

  /** What promtool's linter looks at. */
  @Test
  void namesFollowTheConvention() {
    List<String> wrong = new ArrayList<>();
    types()
        .forEach((name, type) -> {
          boolean counter = type.equals("counter");
          boolean plain = name.matches("[a-z][a-z0-9_]*[a-z0-9]") && !name.contains("__");
          boolean unit =
              !name.matches(".*_(ns|ms|millis|milliseconds|minutes|hours|kilobytes|percent)(_.*)?");
          boolean suffix =
              counter == name.endsWith("_total")
                  && (!name.startsWith("vestibule_") || !name.matches(".*_(count|sum|bucket)"));
          if (!plain || !unit || !suffix) {
            wrong.add(name + " " + type);
          }
        });
    assertThat(wrong).isEmpty();
    assertThat(types().keySet())
        .allSatisfy(name -> assertThat(text).contains("# HELP " + name + " "));
  }

  @Test
  void whatHappensIsCounted() {
    assertThat(text)
        .contains("vestibule_events_total{type=\"session.created\"} 1")
        .contains("vestibule_build_info{")
        .contains("process_start_time_seconds")
        .containsPattern("vestibule_sign_ins_refused_total\\{reason=\"[a-z_]+\"\\} 1")
        .containsPattern(
            "http_server_requests_seconds_bucket\\{method=\"POST\",route=\"/auth/jwt/create/\","
                + "status=\"2xx\",le=\"10.0\"\\} 1")
        .containsPattern("vestibule_password_hashing_seconds_count [1-9]");
  }

  private static List<String> queries(JsonNode node) {
    List<String> found = new ArrayList<>();
    if (node.has("expr")) {
      found.add(node.get("expr").asString());
    }
    if (node.has("query") && node.get("query").isString()) {
      found.add(node.get("query").asString());
    }
    node.forEach(child -> found.addAll(queries(child)));
    return found;
  }

  @Test
  void theDashboardAsksForNothingElse() throws IOException {
    JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DASHBOARD));
    Set<String> names = new TreeSet<>();
    for (String query : queries(dashboard)) {
      Matcher name = OURS.matcher(query);
      while (name.find()) {
        names.add(name.group(1));
      }
    }
    assertThat(names).hasSizeGreaterThan(20);
    assertThat(samples()).containsAll(names);
  }

  /** Ours all stand in the page, and the page names nothing else. */
  @Test
  void thePageNamesEveryFigure() throws IOException {
    Set<String> written = new TreeSet<>();
    Matcher name =
        Pattern.compile("`((?:vestibule|http|process|jvm)_[a-z_]+)(\\{[^`]*\\})?`")
            .matcher(Files.readString(PAGE));
    while (name.find()) {
      written.add(name.group(1));
    }
    Set<String> ours = new TreeSet<>();
    types().keySet().stream()
        .filter(type -> type.startsWith("vestibule_") || type.startsWith("http_"))
        .forEach(ours::add);
    assertThat(written).containsAll(ours);
    assertThat(types().keySet()).containsAll(written);
  }
}
