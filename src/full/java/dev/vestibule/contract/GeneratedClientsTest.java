package dev.vestibule.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.Programs.Ended;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Clients that openapi-generator makes of the native API's document compile and do their work. */
class GeneratedClientsTest {
  private static final Path FOLDER = Path.of("target", "clients");
  private static final Path JARS = FOLDER.resolve("lib");
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
  private static final String PASSWORD = "correct-horse-battery";

  private static final String SUPERUSER = "root";

  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(Map.of());
    new Visitor(server).account(SUPERUSER, Map.of("is_superuser", true));
    Files.createDirectories(FOLDER);
    ObjectNode document = NativeDocument.of(server.document(), "/api/v1");
    // What the server sends is nothing for its clients; the generator makes no models for it.
    document.remove("webhooks");
    Files.writeString(FOLDER.resolve("v1.json"), document.toPrettyString());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void typeScript() throws IOException, InterruptedException {
    Path node = NodeTools.folder();
    generate(node.resolve("generated"), "typescript-fetch", "importFileExtension=.js");
    succeed(Programs.run(node, List.of("node_modules/.bin/tsc", "--project", "tsconfig.json")));
    List<String> scenario =
        List.of(
            "node", "out/scenario.js", server.baseUrl(), "type@example.org", PASSWORD, SUPERUSER);
    assertThat(succeed(Programs.talk(node, scenario, mailed()))).endsWith("done\n");
  }

  @Test
  void java() throws IOException, InterruptedException {
    Path generated = FOLDER.resolve("java");
    generate(
        generated,
        "java",
        "library=native,apiPackage=client.api,modelPackage=client.model,invokerPackage=client,"
            + "useJakartaEe=true,openApiNullable=false");
    Path classes = Files.createDirectories(FOLDER.resolve("classes"));
    List<String> compile =
        new ArrayList<>(List.of(tool("javac"), "-d", classes.toString(), "-cp", jars()));
    compile.add(Path.of("src", "full", "clients", "Scenario.java").toString());
    try (Stream<Path> files = Files.walk(generated.resolve(Path.of("src", "main", "java")))) {
      files.filter(file -> file.toString().endsWith(".java")).forEach(f -> compile.add(f + ""));
    }
    succeed(Programs.run(Path.of("."), compile));
    List<String> scenario =
        List.of(
            tool("java"),
            "-cp",
            classes + File.pathSeparator + jars(),
            "Scenario",
            server.baseUrl(),
            "java@example.org",
            PASSWORD,
            SUPERUSER);
    assertThat(succeed(Programs.talk(Path.of("."), scenario, mailed()))).endsWith("done\n");
  }

  private static void generate(Path target, String generator, String properties)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            tool("java"),
            "-jar",
            FOLDER.resolve("openapi-generator-cli.jar").toString(),
            "generate",
            "--input-spec",
            FOLDER.resolve("v1.json").toString(),
            "--generator-name",
            generator,
            "--output",
            target.toString(),
            "--additional-properties",
            properties);
    String said = succeed(Programs.run(Path.of("."), command));
    assertThat(said.lines().filter(line -> line.contains("] ERROR "))).isEmpty();
  }

  private static String succeed(Ended program) {
    assertThat(program.code()).as(program.output()).isZero();
    return program.output();
  }

  /** Reads the mail for a program that says {@code code ADDRESS}. */
  private static UnaryOperator<String> mailed() {
    Mailbox mailbox = new Mailbox(server.baseUrl(), server::pendingMails);
    return line -> line.startsWith("code ") ? code(mailbox, line.substring(5)) : "";
  }

  private static String code(Mailbox mailbox, String address) {
    Matcher code = CODE.matcher(mailbox.newest(address, null).orElseThrow().text());
    assertThat(code.find()).as("a code for %s", address).isTrue();
    return code.group();
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static String jars() throws IOException {
    try (Stream<Path> jars = Files.list(JARS)) {
      return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
  }
}
