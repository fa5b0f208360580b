package dev.vestibule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls verbs as the shell does, on one data folder. */
final class Console {
  private final Path folder;
  private String in = "";
  private String out = "";
  private String err = "";

  Console(Path folder) {
    this.folder = folder;
  }

  /** What the next call reads. */
  Console piping(String text) {
    in = text;
    return this;
  }

  int run(String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.add("--data=" + folder.resolve("data"));
    arguments.add("--passwords-argon2-memory-kib=8192");
    arguments.add("--passwords-argon2-iterations=1");
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    ByteArrayOutputStream problems = new ByteArrayOutputStream();
    int exit =
        VestibuleCommand.run(
            Invocation.of(
                arguments,
                Map.of(),
                folder,
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(answers, true, StandardCharsets.UTF_8),
                new PrintStream(problems, true, StandardCharsets.UTF_8)));
    in = "";
    out = answers.toString(StandardCharsets.UTF_8);
    err = problems.toString(StandardCharsets.UTF_8);
    return exit;
  }

  /** Runs what must succeed and answers what it said. */
  String says(String... words) {
    int exit = run(words);
    assertThat(exit).as(err).isEqualTo(ExitCode.DONE);
    return out;
  }

  JsonNode json(String... words) {
    return JsonMapper.shared().readTree(says(words));
  }

  String out() {
    return out;
  }

  String err() {
    return err;
  }
}
