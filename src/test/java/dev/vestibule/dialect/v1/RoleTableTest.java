package dev.vestibule.dialect.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.core.rights.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Every operation of the native API as everybody: the whole document times all roles, held against
 * the table in docs/roles.md. Each cell is a request of its own, by a person or service and about
 * things that nothing else touches.
 */
class RoleTableTest {
  private static final Path TABLE = Path.of("docs", "roles.md");

  private static TestServer server;
  private static RoleRequests requests;
  private static Native api;
  private static Map<String, Operation> operations;
  private static Map<String, String> rows;

  /** One method of one path in the document. */
  record Operation(String id, String method, String path) {}

  @BeforeAll
  static void start() throws IOException {
    server =
        TestServer.start(
            Map.of(
                "profile.fields",
                """
                {"photo": {"type": "image", "dialects": ["v1"], "write": ["self"]}}
                """));
    api = new Native(server);
    requests = new RoleRequests(server.house());
    operations = operations(server.document());
    try (Stream<String> lines = Files.lines(TABLE)) {
      rows =
          lines
              .filter(line -> line.startsWith("| `"))
              .collect(
                  Collectors.toMap(
                      line -> line.split("`", -1)[1],
                      line -> line.strip().replaceAll(" *\\| *", "|"),
                      (one, _) -> one,
                      LinkedHashMap::new));
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Map<String, Operation> operations(JsonNode document) {
    Map<String, Operation> found = new LinkedHashMap<>();
    document
        .get("paths")
        .propertyStream()
        .filter(path -> path.getKey().startsWith("/api/v1/"))
        .forEach(path ->
            path.getValue()
                .propertyStream()
                .filter(method -> method.getValue().has("operationId"))
                .forEach(method -> {
                  String id = method.getValue().get("operationId").asString();
                  String name = method.getKey().toUpperCase(Locale.ROOT);
                  found.put(
                      id, new Operation(id, name, path.getKey().substring("/api/v1".length())));
                }));
    return found;
  }

  @Test
  void theTableHasEveryOperation() {
    assertThat(new TreeSet<>(rows.keySet())).isEqualTo(new TreeSet<>(operations.keySet()));
  }

  @TestFactory
  List<DynamicTest> everybodyGetsWhatTheTableSays() {
    return operations.values().stream()
        .map(operation ->
            DynamicTest.dynamicTest(
                operation.id(),
                () -> assertThat(row(operation)).isEqualTo(rows.get(operation.id()))))
        .toList();
  }

  private static String row(Operation operation) {
    Optional<Permission> needed = needed(operation);
    List<String> cells = new ArrayList<>();
    cells.add("`" + operation.id() + "`");
    cells.add(needed.map(permission -> "`" + permission.word() + "`").orElse(""));
    for (Role role : Role.values()) {
      cells.add(statuses(operation, role, needed));
    }
    return "|" + String.join("|", cells) + "|";
  }

  /** The permission that the table names for the operation. */
  private static Optional<Permission> needed(Operation operation) {
    String row = rows.getOrDefault(operation.id(), "|||");
    return Permission.ofWord(row.split("\\|", -1)[2].replace("`", ""));
  }

  /** One status, or all of them where others of the same role are answered otherwise. */
  private static String statuses(Operation operation, Role role, Optional<Permission> needed) {
    Set<Permission> others = EnumSet.allOf(Permission.class);
    needed.ifPresent(others::remove);
    Set<Permission> permitted =
        needed.<Set<Permission>>map(EnumSet::of).orElseGet(() -> EnumSet.allOf(Permission.class));
    List<Set<Permission>> sets =
        switch (role) {
          case PERMITTED, PERMITTED_KEY -> List.of(permitted);
          case OTHERWISE_PERMITTED -> others.stream().<Set<Permission>>map(EnumSet::of).toList();
          case OTHERWISE_PERMITTED_KEY -> List.of(others);
          case ANONYMOUS, UNVERIFIED, ORDINARY, OTHER, STAFF, SUPERUSER -> List.of(Set.of());
        };
    return sets.stream()
        .map(set -> requests.send(api, operation, role, set))
        .distinct()
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }
}
