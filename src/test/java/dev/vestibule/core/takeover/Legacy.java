package dev.vestibule.core.takeover;

import dev.vestibule.House;
import dev.vestibule.Takeover;
import dev.vestibule.core.accounts.AccountStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A project's database with 200 users, and what is known of their passwords and tokens. */
final class Legacy {
  private static final JsonMapper JSON = new JsonMapper();

  private Legacy() {}

  static JsonNode passwords() {
    return json("/django/legacy-passwords.json");
  }

  static JsonNode tokens() {
    return json("/django/legacy-tokens.json");
  }

  static JsonNode settings() {
    return JSON.valueToTree(
        Map.of(
            "SECRET_KEY",
            tokens().get("secret_key").stringValue(),
            "AUTH_USER_MODEL",
            "accounts.User",
            "SIMPLE_JWT",
            Map.of("ALGORITHM", "HS256")));
  }

  private static JsonNode json(String resource) {
    try (InputStream file = Objects.requireNonNull(Legacy.class.getResourceAsStream(resource))) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy of its own. */
  static Path database(Path folder) {
    try (InputStream file =
        Objects.requireNonNull(Legacy.class.getResourceAsStream("/django/legacy.sqlite3"))) {
      Path copy = folder.resolve("legacy.sqlite3");
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static final ImportOptions USUAL =
      new ImportOptions(null, AccountStatus.DEACTIVATED, "en", false, null, false);

  /** Imports it; answers what became of each user. */
  static List<Finding> into(House house, Path database, ImportOptions options) {
    return into(house, database, options, DjangoMapping.Given.NOTHING);
  }

  static List<Finding> into(
      House house, Path database, ImportOptions options, DjangoMapping.Given mapping) {
    List<Finding> findings = new ArrayList<>();
    try (DjangoDatabase django = DjangoDatabase.open(DjangoAddress.of(database.toString()))) {
      ImportDjango work = Takeover.django(house);
      Optional<DjangoSettings> settings = Optional.of(DjangoSettings.of(settings()));
      ImportDjango.Survey survey = work.survey(django, mapping, settings);
      work.run(django, survey, settings, options, findings::add);
    }
    return findings;
  }
}
