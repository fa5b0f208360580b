package dev.vestibule.ui.ops;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpsRoutesTest {
  @TempDir Path folder;

  @Test
  void becomesReadyWithTheSchema() {
    try (Database database = open()) {
      Migrations migrations = new Migrations(database);
      List<Route> routes =
          new HealthRoutes(List.of(Check.database(database), Check.migrations(migrations)))
              .routes();

      assertThat(get(routes, "/health/live")).isEqualTo("200 {\"status\":\"up\"}");
      assertThat(get(routes, "/health/ready"))
          .isEqualTo(
              "503 {\"status\":\"down\",\"checks\":{\"database\":\"up\",\"migrations\":\"down\"}}");
      migrations.apply();
      assertThat(get(routes, "/health/ready"))
          .isEqualTo(
              "200 {\"status\":\"up\",\"checks\":{\"database\":\"up\",\"migrations\":\"up\"}}");
    }
  }

  @Test
  void isNotReadyWithoutItsDatabase() {
    Database database = open();
    List<Route> routes = new HealthRoutes(List.of(Check.database(database))).routes();
    database.close();

    assertThat(get(routes, "/health/ready"))
        .isEqualTo("503 {\"status\":\"down\",\"checks\":{\"database\":\"down\"}}");
    assertThat(get(routes, "/health/live")).startsWith("200");
  }

  @Test
  void staysReadyWithADegradedDetail() {
    List<Route> routes = new HealthRoutes(List.of(Check.detail("codes", () -> false))).routes();
    assertThat(get(routes, "/health/ready"))
        .isEqualTo("200 {\"status\":\"up\",\"checks\":{\"codes\":\"degraded\"}}");
  }

  @Test
  void countsRequestsByRouteAndNeverByPath() {
    RequestTimes times = new RequestTimes();
    Measure waiting = new Measure("vestibule.outbox.waiting", "Mails to be sent", () -> 3);
    List<Route> routes = new MetricsRoutes(times, List.of(waiting)).routes();
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
