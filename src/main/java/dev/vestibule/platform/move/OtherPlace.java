package dev.vestibule.platform.move;

import dev.vestibule.platform.config.DatabaseSettings;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.crypto.MasterKey;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Move;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the other database of a move is; in each of the two it is sealed by the master key.
 *
 * @param url a JDBC URL
 */
public record OtherPlace(String url, Optional<String> user, Optional<String> password) {
  private static final String CONTEXT = "place of a move";
  private static final String FILE = "jdbc:sqlite:";

  /** Where the settings say; a file by its whole path, since others start elsewhere. */
  public static OtherPlace of(Settings settings) {
    return new OtherPlace(
            settings.databaseUrl(), settings.database().user(), settings.database().password())
        .whole();
  }

  /** The same with the whole path of a file. */
  public OtherPlace whole() {
    return url.startsWith(FILE)
        ? new OtherPlace(
            FILE + Path.of(url.substring(FILE.length())).toAbsolutePath().normalize(),
            user,
            password)
        : this;
  }

  /** Opens the database that the settings name, or the one where its data has gone. */
  public static Database follow(Settings settings) {
    return Database.follow(settings, (own, move) -> open(MasterKey.load(settings), move).in(own));
  }

  static OtherPlace open(MasterKey key, Move move) {
    JsonNode tree = JsonMapper.shared().readTree(key.open(move.other(), CONTEXT));
    return new OtherPlace(
        tree.get("url").stringValue(),
        Optional.ofNullable(tree.get("user")).map(JsonNode::stringValue),
        Optional.ofNullable(tree.get("password")).map(JsonNode::stringValue));
  }

  byte[] seal(MasterKey key) {
    Map<String, String> tree = new LinkedHashMap<>();
    tree.put("url", url);
    user.ifPresent(text -> tree.put("user", text));
    password.ifPresent(text -> tree.put("password", text));
    return key.seal(JsonMapper.shared().writeValueAsBytes(tree), CONTEXT);
  }

  /** The settings of a program that works there. */
  public Settings in(Settings settings) {
    DatabaseSettings own = settings.database();
    return settings.on(
        new DatabaseSettings(Optional.of(url), user, password, own.readers(), own.writers()));
  }

  /** For people: no password, no parameters. */
  public String name() {
    return url.replaceFirst("[?].*", "");
  }

  @Override
  public String toString() {
    return name();
  }
}
