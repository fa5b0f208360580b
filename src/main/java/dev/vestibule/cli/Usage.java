package dev.vestibule.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The answer of a command that was called without one of its verbs. */
final class Usage {
  private Usage() {}

  /** Prints what there is; wrong usage. */
  static int show(Invocation invocation, @Nullable CommandSpec spec) {
    Objects.requireNonNull(spec, "set by picocli before the call")
        .commandLine()
        .usage(invocation.err());
    return ExitCode.WRONG_USAGE;
  }
}
