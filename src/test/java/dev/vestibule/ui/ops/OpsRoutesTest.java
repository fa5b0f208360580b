package dev.vestibule.ui.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.config.MetricsSettings;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SettingsOutcome.Loaded;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Migrations;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.http.Router;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpsRoutesTest {
  private static final Gate OPEN =
      new Gate(new MetricsSettings(Optional.empty(), List.of()), true, _ -> Answer.empty(404));

  @TempDir Path folder;

  private static List<Route> health(Check... checks) {
    Health health = new Health(List.of(checks), "1", InstantSource.system());
    return new HealthRoutes(health, OPEN).routes();
  }

  @Test
  void becomesReadyWithTheSchema() {
    try (Database database = open()) {
      Migrations migrations = new Migrations(database);
      List<Route> routes = health(Check.database(database), Check.migrations(migrations));

      assertThat(get(routes, "/health/live")).isEqualTo("200 {\"status\":\"up\"}");
      assertThat(get(routes, "/health/ready")).isEqualTo("503 {\"status\":\"down\"}");
      assertThat(get(routes, "/health/details"))
          .startsWith("200 {\"status\":\"down\",\"version\":\"1\"")
          .contains("\"migrations\":{\"status\":\"down\",\"vital\":true}");
      migrations.apply();
      assertThat(get(routes, "/health/ready")).isEqualTo("200 {\"status\":\"up\"}");
    }
  }

  @Test
  void isNotReadyWithoutItsDatabase() {
    Database database = open();
    List<Route> routes = health(Check.database(database));
    database.close();

    assertThat(get(routes, "/health/ready")).isEqualTo("503 {\"status\":\"down\"}");
    assertThat(get(routes, "/health/live")).startsWith("200");
  }

  @Test
  void staysReadyWithADegradedDetail() {
    List<Route> routes = health(Check.detail("codes", () -> false));
    assertThat(get(routes, "/health/ready")).isEqualTo("200 {\"status\":\"up\"}");
    assertThat(get(routes, "/health/details"))
        .contains("\"checks\":{\"codes\":{\"status\":\"degraded\",\"vital\":false}}");
  }

  @Test
  void countsRequestsByRouteAndNeverByPath() {
    RequestTimes times = new RequestTimes();
    Measure waiting = new Measure("vestibule.outbox.waiting", "Mails to be sent", () -> 3);
    List<Route> routes = new MetricsRoutes(times, Figures.of(List.of(waiting)), "1", OPEN).routes();
    Request known = request("GET", "/users/anna@example.org");
    known.notes().route("/users/{id}/");
    times.ended(known, 200, 2_000_000_000L);
    times.ended(known, 204, 1_000_000_000L);
    times.ended(request("BREW", "/secret-token"), 404, 5);

    String first = get(routes, "/metrics");
    assertThat(first)
        .startsWith("200 ")
        .contains("jvm_memory_used_bytes", "jvm_threads_live_threads")
        .contains("vestibule_outbox_waiting 3.0")
        .contains(
            "http_server_requests_seconds_count{method=\"GET\",route=\"/users/{id}/\","
                + "status=\"2xx\"} 2")
        .contains(
            "http_server_requests_seconds_sum{method=\"GET\",route=\"/users/{id}/\","
                + "status=\"2xx\"} 3.0")
        .contains("{method=\"other\",route=\"none\",status=\"4xx\"} 1")
        .doesNotContain("anna", "secret-token", "BREW");

    times.ended(known, 201, 0);
    assertThat(get(routes, "/metrics")).contains("status=\"2xx\"} 3\n");
  }

  private static int status(Gate gate, String address, String... headers) {
    Request request =
        new Request(
            "id",
            "GET",
            "/metrics",
            Map.of(),
            Map.of(),
            "",
            headers.length == 0 ? Map.of() : Map.of("authorization", List.of(headers)),
            InputStream.nullInputStream(),
            address,
            "http://localhost");
    return gate.guarded(_ -> Answer.empty(204)).handle(request).status();
  }

  private static Gate gate(Optional<String> token, List<String> networks, boolean development) {
    return new Gate(new MetricsSettings(token, networks), development, _ -> Answer.empty(404));
  }

  @Test
  void whoMayLookIsASetting() {
    assertThat(status(gate(Optional.empty(), List.of(), true), "192.0.2.1")).isEqualTo(204);
    assertThat(status(gate(Optional.empty(), List.of(), false), "127.0.0.1")).isEqualTo(404);

    Gate token = gate(Optional.of("sesame"), List.of(), true);
    assertThat(status(token, "127.0.0.1")).isEqualTo(401);
    assertThat(status(token, "127.0.0.1", "Bearer sesam")).isEqualTo(401);
    assertThat(status(token, "127.0.0.1", "Bearer sesame")).isEqualTo(204);

    Gate inside = gate(Optional.empty(), List.of("10.0.0.0/8"), false);
    assertThat(status(inside, "10.1.2.3")).isEqualTo(204);
    assertThat(status(inside, "192.0.2.1")).isEqualTo(404);
  }

  private Database open() {
    Settings settings =
        ((Loaded) SettingsReader.read(Sources.ofFlags("--data=" + folder))).settings();
    return Database.open(settings);
  }

  private static String get(List<Route> routes, String path) {
    Answer answer = new Router(routes, r -> Answer.empty(404)).handle(request("GET", path));
    byte[] body = ((Answer.Content.Bytes) answer.content()).bytes();
    return answer.status() + " " + new String(body, StandardCharsets.UTF_8);
  }

  private static Request request(String method, String path) {
    return new Request(
        "id",
        method,
        path,
        Map.of(),
        Map.of(),
        "",
        Map.of(),
        InputStream.nullInputStream(),
        "127.0.0.1",
        "http://localhost");
  }
}
