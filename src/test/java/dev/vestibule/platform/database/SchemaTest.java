package dev.vestibule.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The migrations, and the columns that the stores declare. */
class SchemaTest {
  private static final Pattern VERSION = Pattern.compile("V(\\d+)__\\w+\\.sql");

  private static Path resource(String name) throws URISyntaxException {
    URL url = Migrations.class.getResource(name);
    assertThat(url).as(name).isNotNull();
    return Path.of(url.toURI());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void latestIsTheNewestFile(String vendor) throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(resource("/db/migration/" + vendor))) {
      List<Integer> versions =
          files
              .map(file -> VERSION.matcher(file.getFileName().toString()))
              .filter(Matcher::matches)
              .map(matcher -> Integer.parseInt(matcher.group(1)))
              .sorted()
              .toList();
      assertThat(versions).doesNotHaveDuplicates().last().isEqualTo(Migrations.LATEST);
    }
  }

  @Test
  void everyDeclaredColumnIsInTheSchema()
      throws IOException, URISyntaxException, ReflectiveOperationException {
    try (TestServer server = TestServer.start(Map.of())) {
      List<String> missing = new ArrayList<>();
      int columns = 0;
      for (Class<?> store : classes()) {
        Declared declared = declared(store);
        Set<String> present = new HashSet<>();
        declared.tables().forEach(table -> present.addAll(columns(server, table)));
        columns += declared.columns().size();
        declared.columns().stream()
            .filter(column -> !present.contains(column))
            .forEach(column -> missing.add(store.getSimpleName() + ": " + column));
      }
      assertThat(missing).isEmpty();
      assertThat(columns).as("declared columns").isGreaterThan(50);
    }
  }

  /** What a store declares. */
  private record Declared(List<String> tables, List<String> columns) {}

  private static Declared declared(Class<?> store) throws ReflectiveOperationException {
    Declared declared = new Declared(new ArrayList<>(), new ArrayList<>());
    for (java.lang.reflect.Field member : store.getDeclaredFields()) {
      boolean table = Table.class.isAssignableFrom(member.getType());
      boolean column = Field.class.isAssignableFrom(member.getType());
      if (Modifier.isStatic(member.getModifiers()) && (table || column)) {
        member.setAccessible(true);
        if (table) {
          declared.tables().add(((Table<?>) member.get(null)).getName());
        } else {
          declared.columns().add(((Field<?>) member.get(null)).getName());
        }
      }
    }
    return declared;
  }

  private static Set<String> columns(TestServer server, String table) {
    Set<String> names = new HashSet<>();
    try (Connection connection = server.house().database.writer().getConnection();
        ResultSet columns = connection.getMetaData().getColumns(null, null, table, null)) {
      while (columns.next()) {
        names.add(columns.getString("COLUMN_NAME"));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return names;
  }

  /** Every class of ours that declares a table. */
  private static List<Class<?>> classes()
      throws IOException, URISyntaxException, ReflectiveOperationException {
    Path root =
        Path.of(Migrations.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root.resolve("dev/vestibule"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replace('/', '.').replace(".class", "");
        Class<?> type = Class.forName(name, false, Migrations.class.getClassLoader());
        boolean store =
            Arrays.stream(type.getDeclaredFields())
                .anyMatch(f -> Table.class.isAssignableFrom(f.getType()));
        if (store && !name.endsWith("package-info")) {
          found.add(type);
        }
      }
    }
    return found;
  }
}
