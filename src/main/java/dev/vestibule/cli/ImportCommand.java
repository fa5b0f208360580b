package dev.vestibule.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code import}: takes accounts over from another system. */
@Command(
    name = "import",
    description = "Takes accounts over from another system.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "SYSTEM")
final class ImportCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Spec private @Nullable CommandSpec spec;

  ImportCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /** What can be taken over. */
  static List<Callable<Integer>> verbs(Invocation invocation) {
    return List.of(
        new ImportDjangoCommand(invocation),
        new ImportVestibuleCommand(invocation),
        new ImportFileCommand.Keycloak(invocation),
        new ImportFileCommand.Csv(invocation),
        new ImportFileCommand.JsonLines(invocation));
  }

  @Override
  public Integer call() {
    return Usage.show(invocation, spec);
  }
}
