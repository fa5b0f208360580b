package dev.vestibule.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code train}, hidden: does once what most starts do, so that the AOT cache made while it runs
 * holds their classes. The build runs it (src/launch/FinishBuild.java); it leaves nothing behind
 * and answers 0, or the exit code of the first verb that failed.
 */
@Command(name = "train", hidden = true, description = "Run once what most starts do.")
public final class TrainCommand implements Callable<Integer> {
  private static final List<List<String>> VERBS =
      List.of(List.of("--version"), List.of("--help"), List.of("config"));

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before call()
  private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    return VERBS.stream()
        .map(words -> root.execute(words.toArray(String[]::new)))
        .filter(exit -> exit != CommandLine.ExitCode.OK)
        .findFirst()
        .orElse(CommandLine.ExitCode.OK);
  }
}
