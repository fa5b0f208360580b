package dev.vestibule.core.takeover;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The export of a realm ({@code kc.sh export}, one file, or one of the files with its users): an
 * object whose member {@code users} is read one by one.
 */
public final class KeycloakRealm implements UserFile {
  private final JsonParser parser;
  private final KeycloakUser reader;
  private boolean inside;
  private int number;

  /**
   * Opens it.
   *
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException when it is no JSON object
   */
  public KeycloakRealm(Path path, DjangoMapping.Given given) throws IOException {
    this.reader = new KeycloakUser(given);
    try {
      if (!path.toFile().isFile()) {
        throw new java.nio.file.NoSuchFileException(path.toString());
      }
      this.parser = JsonMapper.shared().createParser(path);
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        parser.close();
        throw new IllegalArgumentException("this is no export of a realm");
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("this is no export of a realm", e);
    }
  }

  @Override
  public Optional<Entry> next() throws IOException {
    try {
      if (!inside && !toUsers()) {
        return Optional.empty();
      }
      inside = true;
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        JsonNode user = parser.readValueAsTree();
        number++;
        return Optional.of(reader.entry("user " + number, user));
      }
      inside = false;
      return Optional.empty();
    } catch (JacksonException e) {
      // Its message would show what stands there, a hash for one.
      throw new IOException("the JSON ends or breaks after user " + number);
    }
  }

  private boolean toUsers() {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("users")) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
