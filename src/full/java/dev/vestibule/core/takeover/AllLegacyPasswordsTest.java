package dev.vestibule.core.takeover;

import dev.vestibule.TestServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All 200 users of a Django project sign in as before. */
class AllLegacyPasswordsTest {
  @TempDir Path folder;

  @Test
  void everybodySignsInAsBefore() {
    try (TestServer server = TestServer.start(Map.of())) {
      Legacy.into(server.house(), Legacy.database(folder), Legacy.USUAL);
      Legacy.passwords()
          .properties()
          .forEach(user -> LegacyPasswordsTest.signsIn(server, user.getKey(), user.getValue()));
    }
  }
}
