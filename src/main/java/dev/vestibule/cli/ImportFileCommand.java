package dev.vestibule.cli;

import dev.vestibule.Takeover;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.takeover.CsvUsers;
import dev.vestibule.core.takeover.DjangoMapping;
import dev.vestibule.core.takeover.ImportOptions;
import dev.vestibule.core.takeover.JsonLinesUsers;
import dev.vestibule.core.takeover.KeycloakRealm;
import dev.vestibule.core.takeover.SecondFactor;
import dev.vestibule.core.takeover.UserFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code import csv}, {@code import jsonl} and {@code import keycloak}: accounts from a file. */
@Command(mixinStandardHelpOptions = true)
abstract class ImportFileCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "FILE", description = "The file.")
  private @Nullable Path file;

  @Option(names = "--mapping", paramLabel = "FILE", description = "Which name means what, YAML.")
  private @Nullable Path mapping;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The system that the keys in the file are of; what is known of it stays.")
  private @Nullable String source;

  @Option(names = "--dry-run", description = "Only tells what would come of it.")
  private boolean dryRun;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "A line of JSON for each account is added to this file.")
  private @Nullable Path report;

  @Option(
      names = "--inactive",
      paramLabel = "WHAT",
      defaultValue = "deactivated",
      description = "What inactive users become: deactivated (the default) or pending.")
  private String inactive = "deactivated";

  @Option(
      names = "--language",
      paramLabel = "TAG",
      defaultValue = "en",
      description = "The language of mails to those who have chosen none: en or fr.")
  private String language = "en";

  @Option(names = "--trust-emails", description = "The addresses of active users count as proven.")
  private boolean trustEmails;

  ImportFileCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Opens the file of that kind. */
  abstract UserFile open(Path path, DjangoMapping.Given given) throws IOException;

  abstract String kind();

  @Nullable SecondFactor secondFactor() {
    return null;
  }

  @Override
  public Integer call() {
    try {
      DjangoMapping.Given given = given();
      ImportOptions options =
          new ImportOptions(secondFactor(), status(), locale(), trustEmails, null, dryRun);
      Path path = invocation.folder().resolve(String.valueOf(file));
      try (UserFile users = open(path, given)) {
        return Doors.open(
            invocation,
            house -> {
              try (ImportReport lines =
                  new ImportReport(invocation, report, ImportReport.UNKNOWN)) {
                List<String> remarks = Takeover.file(house).run(name(), users, options, lines);
                lines.finish(dryRun);
                remarks.forEach(invocation.err()::println);
                return ExitCode.DONE;
              } catch (IllegalArgumentException e) {
                return refuse(String.valueOf(e.getMessage()));
              } catch (UncheckedIOException e) {
                invocation.err().println(file + ": " + e.getMessage());
                return ExitCode.FAILED;
              }
            });
      }
    } catch (IllegalArgumentException e) {
      return refuse(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return refuse(file + " cannot be read");
    }
  }

  private String name() {
    String given = source == null ? kind() : source;
    if (!given.matches("[a-z0-9_-]{1,40}") || given.equals("django")) {
      throw new IllegalArgumentException(
          "--source is a name of small letters, digits, - and _, and not django");
    }
    return given;
  }

  private DjangoMapping.Given given() {
    if (mapping == null) {
      return DjangoMapping.Given.NOTHING;
    }
    try {
      return MappingFile.read(new YAMLMapper().readTree(Files.readString(mapping)));
    } catch (IOException | JacksonException e) {
      throw new IllegalArgumentException(mapping + " cannot be read", e);
    }
  }

  private AccountStatus status() {
    return switch (inactive) {
      case "deactivated" -> AccountStatus.DEACTIVATED;
      case "pending" -> AccountStatus.PENDING;
      default -> throw new IllegalArgumentException("--inactive does not know " + inactive);
    };
  }

  private String locale() {
    if (!List.of("en", "fr").contains(language)) {
      throw new IllegalArgumentException("--language is one of en, fr");
    }
    return language;
  }

  private int refuse(String why) {
    invocation.err().println(why);
    return ExitCode.WRONG_USAGE;
  }

  /** A CSV file. */
  @Command(
      name = "csv",
      description = "Takes accounts over from a CSV file with a header: docs/importing.md.",
      mixinStandardHelpOptions = true)
  static final class Csv extends ImportFileCommand {
    @Option(names = "--keep-ids", description = "Accounts keep the numbers in the column id.")
    private boolean keepIds;

    Csv(Invocation invocation) {
      super(invocation);
    }

    @Override
    UserFile open(Path path, DjangoMapping.Given given) throws IOException {
      return new CsvUsers(path, given, keepIds);
    }

    @Override
    String kind() {
      return "file";
    }
  }

  /** JSON Lines. */
  @Command(
      name = "jsonl",
      description = "Takes accounts over from a file of JSON Lines: docs/importing.md.",
      mixinStandardHelpOptions = true)
  static final class JsonLines extends ImportFileCommand {
    @Option(names = "--keep-ids", description = "Accounts keep the numbers in the member id.")
    private boolean keepIds;

    JsonLines(Invocation invocation) {
      super(invocation);
    }

    @Override
    UserFile open(Path path, DjangoMapping.Given given) throws IOException {
      return new JsonLinesUsers(path, given, keepIds);
    }

    @Override
    String kind() {
      return "file";
    }
  }

  /** A realm of Keycloak's. */
  @Command(
      name = "keycloak",
      description = "Takes accounts over from the export of a Keycloak realm: docs/importing.md.",
      mixinStandardHelpOptions = true)
  static final class Keycloak extends ImportFileCommand {
    @Option(
        names = "--second-factor",
        paramLabel = "WHAT",
        description = "For accounts that have one: deactivate, keep-password or skip.")
    private @Nullable String secondFactor;

    Keycloak(Invocation invocation) {
      super(invocation);
    }

    @Override
    UserFile open(Path path, DjangoMapping.Given given) throws IOException {
      return new KeycloakRealm(path, given);
    }

    @Override
    String kind() {
      return "keycloak";
    }

    @Override
    @Nullable SecondFactor secondFactor() {
      try {
        return secondFactor == null
            ? null
            : SecondFactor.valueOf(secondFactor.toUpperCase(Locale.ROOT).replace('-', '_'));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("--second-factor does not know " + secondFactor, e);
      }
    }
  }
}
