package dev.vestibule.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program; its verbs are listed in {@link #verbs}. */
@Command(
    name = "vestibule",
    description = "A self-hosted accounts server.",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    versionProvider = VestibuleCommand.Version.class,
    synopsisSubcommandLabel = "VERB",
    footer = {
      "",
      "Every verb takes --config FILE and each setting as a flag, such as --port 9000:",
      "./vestibule config --help lists them.",
      "Exit codes: 0 done, 1 failed, 2 wrong usage or configuration."
    })
public final class VestibuleCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  private final Invocation invocation;

  private VestibuleCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Runs the verb that the arguments name; answers the process's exit code. */
  public static int run(Invocation invocation) {
    if (invocation.arguments().equals(List.of("serve"))) {
      // The usual start: picocli's classes are too old for the AOT cache, so they stay asleep.
      return serve(invocation);
    }
    return parse(invocation);
  }

  private static int serve(Invocation invocation) {
    try {
      return new ServeCommand(invocation).call();
    } catch (RuntimeException e) {
      invocation.err().println(failure("serve", e));
      return ExitCode.FAILED;
    }
  }

  private static int parse(Invocation invocation) {
    CommandLine program = new CommandLine(new VestibuleCommand(invocation));
    verbs(invocation).forEach(program::addSubcommand);
    CommandLine users = Objects.requireNonNull(program.getSubcommands().get("users"));
    UsersCommand.verbs(invocation).forEach(verb -> users.addSubcommand(verb));
    CommandLine imports = Objects.requireNonNull(program.getSubcommands().get("import"));
    ImportCommand.verbs(invocation).forEach(verb -> imports.addSubcommand(verb));
    ConfigCommand.explainFlags(program);
    program.setOut(new PrintWriter(invocation.out(), true, StandardCharsets.UTF_8));
    program.setErr(new PrintWriter(invocation.err(), true, StandardCharsets.UTF_8));
    program.setParameterExceptionHandler(new WrongUsage(invocation));
    program.setExecutionExceptionHandler(VestibuleCommand::failed);
    return program.execute(invocation.arguments().toArray(String[]::new));
  }

  /** One line a verb: an object with picocli's {@code @Command} that answers an exit code. */
  private static List<Callable<Integer>> verbs(Invocation invocation) {
    return List.of(
        new ServeCommand(invocation),
        new CreateSuperuserCommand(invocation),
        new UsersCommand(invocation),
        new TokenCommand(invocation),
        new KeysCommand(invocation),
        new ApiKeysCommand(invocation),
        new AuditCommand(invocation),
        new WebhooksCommand(invocation),
        new ImportCommand(invocation),
        new ExportCommand(invocation),
        new MailCommand(invocation),
        new SmsCommand(invocation),
        new MigrateCommand(invocation),
        new UpgradeCommand(invocation),
        new BackupCommand(invocation),
        new RestoreCommand(invocation),
        new MoveCommand(invocation),
        new DoctorCommand(invocation),
        new ConfigCommand(invocation),
        new TrainCommand(invocation));
  }

  /** Without a verb: says which there are. */
  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(invocation.err());
    }
    return ExitCode.WRONG_USAGE;
  }

  /** The version that the build wrote into the jar. */
  static String version() {
    String version = VestibuleCommand.class.getPackage().getImplementationVersion();
    return version == null ? "(not from a jar)" : version;
  }

  private static int failed(
      Exception thrown, CommandLine verb, CommandLine.@Nullable ParseResult parsed) {
    verb.getErr().println(failure(verb.getCommandName(), thrown));
    return ExitCode.FAILED;
  }

  private static String failure(String verb, Exception thrown) {
    String message = thrown.getMessage();
    return verb + " failed: " + (message == null ? thrown.getClass().getName() : message);
  }

  /** As picocli asks for it. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Vestibule " + version()};
    }
  }
}
