package dev.vestibule.core.takeover;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a Django project keeps its accounts.
 *
 * @param url for JDBC, without credentials
 */
public record DjangoAddress(String url, @Nullable String user, @Nullable String password) {
  /**
   * Reads what an operator writes: a SQLite file, {@code postgresql://user:password@host/name}, the
   * same with {@code mysql} or {@code mariadb}, or a JDBC URL.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  public static DjangoAddress of(String text) {
    if (text.startsWith("jdbc:")) {
      return new DjangoAddress(text, null, null);
    }
    if (text.contains("://") && !text.startsWith("sqlite:")) {
      return ofUrl(text);
    }
    Path file = Path.of(text.replaceFirst("^sqlite:(///?)?(?=.)", ""));
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no file " + file);
    }
    return new DjangoAddress("jdbc:sqlite:" + file, null, null);
  }

  private static DjangoAddress ofUrl(String text) {
    try {
      URI uri = new URI(text);
      String kind =
          switch (String.valueOf(uri.getScheme())) {
            case "postgres", "postgresql" -> "postgresql";
            case "mysql", "mariadb" -> "mariadb";
            default -> throw new IllegalArgumentException("no database of kind " + uri.getScheme());
          };
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String url = "jdbc:" + kind + "://" + uri.getHost() + port + uri.getRawPath() + query;
      String[] names = uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
      return new DjangoAddress(
          url, names.length > 0 ? names[0] : null, names.length > 1 ? names[1] : null);
    } catch (URISyntaxException e) {
      // Its message would show the password.
      throw new IllegalArgumentException("this is no URL of a database");
    }
  }

  /** The same with a password that did not stand in the URL. */
  public DjangoAddress withPassword(@Nullable String given) {
    return given == null ? this : new DjangoAddress(url, user, given);
  }

  /**
   * Connects.
   *
   * @param writing whether anything may be written there
   */
  Connection connect(boolean writing) throws SQLException {
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    if (url.startsWith("jdbc:sqlite:")) {
      properties.setProperty("open_mode", writing ? "2" : "1");
      properties.setProperty("busy_timeout", "10000");
      return DriverManager.getConnection(url, properties);
    }
    Connection connection = DriverManager.getConnection(url, properties);
    connection.setReadOnly(!writing);
    return connection;
  }

  /** Without what follows a question mark, where a password may stand. */
  @Override
  public String toString() {
    return url.replaceFirst("\\?.*", "");
  }
}
