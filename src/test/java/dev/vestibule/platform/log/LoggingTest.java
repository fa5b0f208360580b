package dev.vestibule.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.config.LogFormat;
import dev.vestibule.platform.config.LogLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LoggingTest {
  private static final String ID = "r-1";

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

  @AfterEach
  void back() throws IOException {
    java.util.logging.LogManager.getLogManager().readConfiguration();
  }

  @Test
  void textLinesAreOneLineEach() {
    Logging.start(LogFormat.TEXT, LogLevel.INFO, lines);
    Logger.getLogger("dev.vestibule.platform.mail").info("sent\nERROR forged");

    assertThat(text()).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} info    mail: sent ERROR forged\n");
  }

  @Test
  void jsonLinesCarryTheExceptionWithItsStack() {
    Logging.start(LogFormat.JSON, LogLevel.INFO, lines);
    Logger.getLogger("dev.x").log(Level.SEVERE, "broken", new IOException("disk \"full\""));

    JsonNode line = JsonMapper.shared().readTree(text());
    assertThat(text()).hasLineCount(1);
    assertThat(Instant.parse(line.get("timestamp").asString())).isNotNull();
    assertThat(line.get("level").asString()).isEqualTo("error");
    assertThat(line.get("logger").asString()).isEqualTo("dev.x");
    assertThat(line.get("message").asString()).isEqualTo("broken");
    JsonNode exception = line.get("exception");
    assertThat(exception.get("class").asString()).isEqualTo("java.io.IOException");
    assertThat(exception.get("message").asString()).isEqualTo("disk \"full\"");
    assertThat(exception.get("stack").asString()).contains("LoggingTest.java");
  }

  @Test
  void levelAndNoisyLibraries() {
    Logging.start(LogFormat.TEXT, LogLevel.DEBUG, lines);
    System.gc();
    LoggerFactory.getLogger("com.zaxxer.hikari.pool").info("noise");
    LoggerFactory.getLogger("dev.y").debug("detail");
    assertThat(text()).contains("debug   y: detail").doesNotContain("noise");

    lines.reset();
    Logging.start(LogFormat.TEXT, LogLevel.ERROR, lines);
    LoggerFactory.getLogger("com.zaxxer.hikari.pool").warn("noise");
    LoggerFactory.getLogger("dev.y").warn("not severe");
    assertThat(text()).isEmpty();
  }

  @Test
  void aRequestLeavesOneLineWithItsFields() {
    Logging.start(LogFormat.JSON, LogLevel.INFO, lines);
    new RequestLog(true).line(ID, "GET", "/u/{id}/", "/u/7/", 200, 12, "127.0.0.1", 7L, null);

    JsonNode line = JsonMapper.shared().readTree(text());
    assertThat(text()).hasLineCount(1);
    assertThat(line.get("message").asString())
        .isEqualTo("GET /u/{id}/ 200 12 ms from 127.0.0.1 account 7 (r-1)");
    assertThat(line.get("path").asString()).isEqualTo("/u/{id}/");
    assertThat(line.get("status").asInt()).isEqualTo(200);
    assertThat(line.get("duration_ms").asInt()).isEqualTo(12);
    assertThat(line.get("client").asString()).isEqualTo("127.0.0.1");
    assertThat(line.get("request_id").asString()).isEqualTo(ID);
    assertThat(line.get("account").asLong()).isEqualTo(7);
  }

  @Test
  void requestsLeaveNoSecretsAndNoLineWhenOff() {
    Logging.start(LogFormat.TEXT, LogLevel.INFO, lines);
    new RequestLog(false).line(ID, "GET", null, "/", 200, 1, "::1", null, null);
    assertThat(text()).isEmpty();
    new RequestLog(true)
        .line(
            ID,
            "G\nX",
            null,
            "/activate/MQ/c0ffee-abcdef?token=hunter2",
            404,
            1,
            "::1",
            null,
            null);
    assertThat(text())
        .contains("(other) /activate/***/*** 404")
        .doesNotContain("hunter2", "c0ffee");
  }

  @Test
  void masksWhatCouldBeASecret() {
    assertThat(RequestLog.masked("/auth/users/12/")).isEqualTo("/auth/users/12/");
    assertThat(RequestLog.masked("/x/a@b.example/Ab3")).isEqualTo("/x/***/***");
    assertThat(RequestLog.masked("/.env")).isEqualTo("/***");
  }

  /** docs/logging.md lists the fields of real lines, and no others. */
  @Test
  void thePageHasEveryField() throws IOException {
    Logging.start(LogFormat.JSON, LogLevel.INFO, lines);
    new RequestLog(true)
        .line(ID, "GET", "/u/{id}/", "/u/7/", 200, 12, "127.0.0.1", 7L, "4bf92f3577b34da6");
    Logger.getLogger("x").log(Level.SEVERE, "broken", new IllegalStateException("why"));
    Set<String> fields = new TreeSet<>();
    text()
        .lines()
        .forEach(line -> fields.addAll(JsonMapper.shared().readTree(line).propertyNames()));

    Set<String> documented = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("docs", "logging.md"))) {
      Matcher row = Pattern.compile("\\| `([a-z_]+)` \\|.*\\|.*\\|").matcher(line);
      if (row.matches()) {
        documented.add(row.group(1));
      }
    }
    assertThat(documented).isEqualTo(fields);
  }

  private String text() {
    return lines.toString(StandardCharsets.UTF_8);
  }
}
