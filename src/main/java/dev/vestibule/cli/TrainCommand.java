package dev.vestibule.cli;

import dev.vestibule.Vestibule;
import dev.vestibule.platform.config.LogLevel;
import dev.vestibule.platform.config.SettingsOutcome;
import dev.vestibule.platform.log.Logging;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * {@code train}, hidden: does once what most starts do, so that the AOT cache made while it runs
 * holds their classes. The build runs it (src/launch/FinishBuild.java). Works in a folder of its
 * own, which it deletes; answers 1 when anything did not go as it should.
 */
@Command(name = "train", hidden = true, description = "Run once what most starts do.")
final class TrainCommand implements Callable<Integer> {
  private static final List<List<String>> VERBS =
      List.of(
          List.of("--version"),
          List.of("--help"),
          List.of("config"),
          List.of("users", "list"),
          List.of("users", "list", "--json"),
          List.of("users", "show", Training.USERNAME),
          List.of("token", "issue", Training.USERNAME, "--kind", "access"),
          List.of("migrate", "--check"),
          List.of("backup", "trained"),
          List.of("restore", "trained", "--check"),
          List.of("doctor"));

  private final Invocation invocation;

  TrainCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    Path data = Files.createTempDirectory("vestibule-train");
    try {
      return train(data);
    } finally {
      delete(data);
    }
  }

  /** Neither the caller's settings nor a file nearby takes part: every build trains the same. */
  private int train(Path data) {
    Invocation served = with(data, List.of("--host=127.0.0.1", "--port=0"), invocation.err());
    int exit =
        served.withSettings(loaded -> {
          Logging.start(loaded.settings().logFormat(), LogLevel.WARNING, invocation.err());
          return serve(loaded);
        });
    return exit == ExitCode.DONE ? verbs(data) : exit;
  }

  private int serve(SettingsOutcome.Loaded loaded) {
    try (Vestibule server = Vestibule.start(loaded.settings(), Doors.CLOCK)) {
      new Training(new TrainingClient(server.port())).run();
    }
    return ExitCode.DONE;
  }

  private int verbs(Path data) {
    for (List<String> verb : VERBS) {
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      PrintStream print = new PrintStream(said, true, StandardCharsets.UTF_8);
      if (VestibuleCommand.run(with(data, verb, print)) != ExitCode.DONE) {
        invocation.err().println(verb + " failed: " + said.toString(StandardCharsets.UTF_8));
        return ExitCode.FAILED;
      }
    }
    return ExitCode.DONE;
  }

  private static Invocation with(Path data, List<String> words, PrintStream print) {
    List<String> arguments = new ArrayList<>(words);
    arguments.add("--data=" + data);
    return Invocation.of(arguments, Map.of(), data, InputStream.nullInputStream(), print, print);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
