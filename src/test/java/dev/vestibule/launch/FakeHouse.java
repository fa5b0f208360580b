package dev.vestibule.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A project folder holding the real launcher beside a build and JDKs that are a few lines of shell:
 * the build counts its runs in {@code builds}, a JDK's java prints its home, its folder and its
 * words, one a line. The launcher finds only the tools it needs on its PATH.
 */
final class FakeHouse {
  static final String RUNTIME = "25.0.9+1";

  private static final List<String> TOOLS =
      List.of("cat", "find", "grep", "ln", "mkdir", "readlink", "rm", "sed", "sleep", "touch");

  final Path root;
  final Path home;
  private final Path tools;

  FakeHouse(Path folder) throws IOException {
    root = Files.createDirectories(folder.resolve("a house"));
    home = Files.createDirectories(folder.resolve("home"));
    tools = Files.createDirectories(folder.resolve("tools"));
    passTools();
    Files.createDirectories(root.resolve("src/main"));
    Files.createDirectories(root.resolve("src/launch"));
    Files.writeString(root.resolve("src/main/Some.java"), "first\n");
    Files.writeString(root.resolve("pom.xml"), "<project/>\n");
    // The machine's own JDKs must not be found.
    String launcher = Files.readString(Path.of("vestibule"));
    String away = folder.resolve("nowhere").toString();
    script(
        root.resolve("vestibule"),
        launcher.replace(" /usr/lib/jvm", " " + away).replace(" /Library", " " + away));
    build("echo ran >> builds; touch target/vestibule.jar; echo " + RUNTIME + " > target/built");
  }

  /** What {@code ./mvnw} does from now on. */
  void build(String shell) throws IOException {
    script(root.resolve("mvnw"), "#!/bin/sh\n" + shell + "\n");
  }

  int builds() throws IOException {
    Path counter = root.resolve("builds");
    return Files.exists(counter) ? Files.readAllLines(counter).size() : 0;
  }

  /** A JDK in {@code folder} whose release file gives {@code version}. */
  Path jdk(Path folder, String version) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.createDirectories(folder.resolve("lib"));
    Files.writeString(folder.resolve("lib/modules"), "");
    Files.writeString(
        folder.resolve("release"),
        "JAVA_RUNTIME_VERSION=\"" + RUNTIME + "\"\nJAVA_VERSION=\"" + version + "\"\n");
    script(bin.resolve("javac"), "#!/bin/sh\n");
    script(bin.resolve("java"), "#!/bin/sh\nprintf '%s\\n' '" + folder + "' \"$PWD\" \"$@\"\n");
    return folder;
  }

  Run start(Map<String, String> environment, Path launcher, String... words)
      throws IOException, InterruptedException {
    return begin(environment, launcher, words).end();
  }

  Started begin(Map<String, String> environment, Path launcher, String... words)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(words));
    Path out = Files.createTempFile(home, "out", "");
    Path err = Files.createTempFile(home, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(Map.of("HOME", home.toString(), "PATH", tools.toString()));
    environment.forEach(
        (key, value) -> builder.environment().merge(key, value, (old, more) -> more + ":" + old));
    return new Started(builder.start(), out, err);
  }

  record Started(Process process, Path out, Path err) {
    Run end() throws IOException, InterruptedException {
      return new Run(process.waitFor(), Files.readAllLines(out), Files.readString(err, UTF_8));
    }
  }

  record Run(int exit, List<String> out, String err) {}

  private void passTools() throws IOException {
    for (String tool : TOOLS) {
      script(tools.resolve(tool), "#!/bin/sh\nPATH=/usr/bin:/bin\nexec " + tool + " \"$@\"\n");
    }
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
