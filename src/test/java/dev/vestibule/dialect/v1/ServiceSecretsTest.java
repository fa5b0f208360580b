package dev.vestibule.dialect.v1;

import static dev.vestibule.core.rights.Permission.KEYS_MANAGE;
import static dev.vestibule.core.rights.Permission.TOKENS_INTROSPECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.dialect.v1.Native.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** No key and no token that services are concerned with is in a log. */
class ServiceSecretsTest {
  @Test
  void noKeyIsLoggedAtAnyLevel() {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    Handler heard =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().format(line));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    heard.setLevel(Level.ALL);
    Logger ours = Logger.getLogger("dev.vestibule");
    Level before = ours.getLevel();
    ours.addHandler(heard);
    ours.setLevel(Level.ALL);
    try (TestServer server = TestServer.start(Map.of())) {
      List<String> secrets = used(server);
      assertThat(lines).anyMatch(line -> line.contains("/token/introspect"));
      assertThat(String.join("\n", lines)).doesNotContain(secrets);
    } finally {
      ours.removeHandler(heard);
      ours.setLevel(before);
    }
  }

  /** Makes a key and sends it wherever it could go; answers the secrets met. */
  private static List<String> used(TestServer server) {
    Native api = new Native(server);
    Services services = new Services(server.house(), api);
    String keeper = services.token("logged", KEYS_MANAGE, TOKENS_INTROSPECT);
    Map<String, Object> body = Map.of("name", "Shop", "permissions", List.of("tokens:introspect"));
    String[] headers = {"Idempotency-Key", "once", "Authorization", "Bearer " + keeper};
    Reply made = api.post("/api-keys", body, headers);
    String key = made.at("/key");
    services.introspect(keeper, key);
    services.form("/token/introspect", "token=" + key, "Authorization", "Basic " + key);
    services.revoke(key);
    api.get("/me", key);
    return List.of(key.substring(8), keeper);
  }
}
