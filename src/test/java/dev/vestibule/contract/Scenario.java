package dev.vestibule.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One recorded scenario: steps that run in order on one server. */
record Scenario(String name, String area, List<JsonNode> steps) {
  static final JsonMapper JSON = new JsonMapper();

  /** What seeds S0, S1 and S4 are held against. */
  static final Set<String> SERVED_AREAS =
      Set.of(
          "register",
          "activation",
          "jwt",
          "authtoken",
          "me",
          "users",
          "set_password",
          "set_username",
          "reset_password",
          "reset_username",
          "avatar",
          "protocol",
          "french",
          "s0",
          "s1");

  /** The public scenarios of these areas, by file name. */
  static List<Scenario> ofAreas(Set<String> areas) {
    try (Stream<Path> files = Files.list(folder())) {
      return files.sorted().map(Scenario::read).filter(s -> areas.contains(s.area())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    URL found = Scenario.class.getResource("/contract/exchanges");
    try {
      return Path.of(Objects.requireNonNull(found, "no recorded exchanges").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Scenario read(Path file) {
    return of(JSON.readTree(file));
  }

  static Scenario of(JsonNode whole) {
    List<JsonNode> steps = whole.get("steps").valueStream().toList();
    return new Scenario(whole.get("name").asString(), whole.get("area").asString(), steps);
  }
}
