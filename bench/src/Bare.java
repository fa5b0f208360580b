import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import io.helidon.common.socket.SocketOptions;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Programs that do only what cannot be avoided, with the libraries and settings of the server: L1
 * answers a fixed body, L2 one that a prepared SELECT by primary key found, L3 inserts one row in a
 * transaction, L4 computes Argon2id and has no web server at all.
 */
public final class Bare {
  private static final String FIXED =
      "{\"id\":12,\"username\":\"person12\",\"email\":\"person12@example.org\",\"first_name\":\"First12\"}";

  private Bare() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("hash")) {
      hash(arguments);
    } else {
      serve(Integer.parseInt(arguments[1]), arguments[2], arguments[3]);
    }
  }

  private static void serve(int port, String url, String user) {
    HttpRouting.Builder routing =
        HttpRouting.builder().get("/fixed", (request, response) -> json(response, FIXED));
    if (!url.equals("none")) {
      HikariDataSource readers = pool(url, user, 4, true);
      HikariDataSource writers = pool(url, user, url.startsWith("jdbc:sqlite") ? 1 : 8, false);
      routing
          .get(
              "/row/{id}",
              (request, response) ->
                  json(
                      response,
                      row(readers, Long.parseLong(request.path().pathParameters().get("id")))))
          .post(
              "/row",
              (request, response) -> {
                String body = request.content().as(String.class);
                json(response, insert(writers, body));
              });
    }
    builder(port).routing(routing).build().start();
  }

  /** As the server is built: see platform.http.HttpServer. */
  private static WebServerConfig.Builder builder(int port) {
    return WebServer.builder()
        .host("127.0.0.1")
        .port(port)
        .featuresDiscoverServices(false)
        .protocolsDiscoverServices(false)
        .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
        .addProtocol(Http1Config.builder().maxHeadersSize(32 * 1024).build());
  }

  private static void json(ServerResponse response, String body) {
    response.headers().add(HeaderValues.create(HeaderNames.CONTENT_TYPE, "application/json"));
    response.send(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String row(HikariDataSource pool, long id) {
    try (Connection connection = pool.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select id, username, email, first_name from accounts where id = ?")) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return "{\"id\":"
            + row.getLong(1)
            + ",\"username\":\""
            + row.getString(2)
            + "\",\"email\":\""
            + row.getString(3)
            + "\",\"first_name\":\""
            + row.getString(4)
            + "\"}";
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String insert(HikariDataSource pool, String body) {
    String id = UUID.randomUUID().toString();
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("insert into bare_rows (id, body) values (?, ?)")) {
        insert.setString(1, id);
        insert.setString(2, body);
        insert.executeUpdate();
      }
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return "{\"id\":\"" + id + "\"}";
  }

  private static HikariDataSource pool(String url, String user, int size, boolean reads) {
    HikariConfig config = new HikariConfig();
    if (url.startsWith("jdbc:sqlite")) {
      SQLiteConfig sqlite = new SQLiteConfig();
      sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
      sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      sqlite.setBusyTimeout(10_000);
      sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
      SQLiteDataSource source = new SQLiteDataSource(sqlite);
      source.setUrl(url);
      config.setDataSource(source);
    } else {
      config.setJdbcUrl(url);
      config.setUsername(user);
      config.setReadOnly(reads);
    }
    config.setMaximumPoolSize(size);
    return new HikariDataSource(config);
  }

  /** Reads how many seconds to hash for, a line each; answers with count and nanoseconds. */
  private static void hash(String[] arguments) throws IOException {
    int memory = Integer.parseInt(arguments[1]);
    int iterations = Integer.parseInt(arguments[2]);
    int lanes = Integer.parseInt(arguments[3]);
    Argon2Advanced argon2 =
        Argon2Factory.createAdvanced(Argon2Factory.Argon2Types.ARGON2id, 16, 32);
    byte[] password = "Vr8!kestrel-91".getBytes(StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      long begin = System.nanoTime();
      long end = begin + (long) (Double.parseDouble(line) * 1e9);
      int count = 0;
      while (System.nanoTime() < end) {
        argon2.rawHash(iterations, memory, lanes, password, new byte[16]);
        count++;
      }
      System.out.println(count + " " + (System.nanoTime() - begin));
      System.out.flush();
    }
  }
}
