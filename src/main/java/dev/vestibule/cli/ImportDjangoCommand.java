package dev.vestibule.cli;

import dev.vestibule.House;
import dev.vestibule.Takeover;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.takeover.DjangoAddress;
import dev.vestibule.core.takeover.DjangoDatabase;
import dev.vestibule.core.takeover.DjangoMapping;
import dev.vestibule.core.takeover.DjangoSettings;
import dev.vestibule.core.takeover.ImportDjango;
import dev.vestibule.core.takeover.ImportOptions;
import dev.vestibule.core.takeover.SecondFactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code import django}: takes the accounts of a Django project over, which may go on running. */
@Command(
    name = "django",
    description = {
      "Takes accounts, passwords, tokens, groups and avatars over from a Django project, which may",
      "go on running. Nothing is written there. May be repeated: what is here already stays."
    },
    mixinStandardHelpOptions = true)
final class ImportDjangoCommand implements Callable<Integer> {
  private static final String PASSWORD = "VESTIBULE_IMPORT_PASSWORD";

  private final Invocation invocation;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "URL|FILE",
      description = {
        "The project's database: a SQLite file, postgresql://user@host/name,"
            + " mysql://user@host/name",
        "or a JDBC URL. Its password may stand in the variable VESTIBULE_IMPORT_PASSWORD."
      })
  private String from = "";

  @Option(names = "--settings", paramLabel = "FILE", description = "The project's settings, JSON.")
  private @Nullable Path settings;

  @Option(names = "--media", paramLabel = "FOLDER", description = "MEDIA_ROOT, for avatars.")
  private @Nullable Path media;

  @Option(names = "--mapping", paramLabel = "FILE", description = "Which column means what, YAML.")
  private @Nullable Path mapping;

  @Option(names = "--dry-run", description = "Only tells what would come of it.")
  private boolean dryRun;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "A line of JSON for each account is added to this file.")
  private @Nullable Path report;

  @Option(
      names = "--second-factor",
      paramLabel = "WHAT",
      description = "For accounts that have one: deactivate, keep-password or skip.")
  private @Nullable String secondFactor;

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

  @Option(
      names = "--follow",
      description = "Imports again and again until it is stopped: what changes there comes along.")
  private boolean follow;

  @Option(
      names = "--write-back",
      description = {
        "Writes what changed here since the last import back into the project's table of users,",
        "after each import. The project needs argon2-cffi to read new passwords."
      })
  private boolean writeBack;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long --follow waits between two rounds; 30 when not given.")
  private long every = 30;

  @Option(names = "--rounds", paramLabel = "N", description = "Ends --follow after so many rounds.")
  private @Nullable Integer rounds;

  ImportDjangoCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try {
      ImportOptions options = options();
      DjangoMapping.Given given =
          mapping == null
              ? DjangoMapping.Given.NOTHING
              : MappingFile.read(tree(mapping, new YAMLMapper()));
      Optional<DjangoSettings> project =
          settings == null
              ? Optional.empty()
              : Optional.of(DjangoSettings.of(tree(settings, new JsonMapper())));
      DjangoAddress address =
          DjangoAddress.of(from).withPassword(invocation.environment().get(PASSWORD));
      return Doors.open(invocation, house -> run(house, address, given, project, options));
    } catch (IllegalArgumentException e) {
      return refuse(e);
    }
  }

  private ImportOptions options() {
    return new ImportOptions(
        secondFactor == null ? null : choice(SecondFactor.class, "--second-factor", secondFactor),
        choice(AccountStatus.class, "--inactive", inactive.equals("active") ? "?" : inactive),
        word("--language", language, List.of("en", "fr")),
        trustEmails,
        media,
        dryRun);
  }

  private static <T extends Enum<T>> T choice(Class<T> type, String option, String word) {
    try {
      return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(option + " does not know " + word, e);
    }
  }

  private static String word(String option, String word, List<String> known) {
    if (!known.contains(word)) {
      throw new IllegalArgumentException(option + " is one of " + String.join(", ", known));
    }
    return word;
  }

  private static JsonNode tree(Path file, tools.jackson.databind.ObjectMapper mapper) {
    try {
      return mapper.readTree(Files.readString(file));
    } catch (IOException | JacksonException e) {
      throw new IllegalArgumentException(file + " cannot be read", e);
    }
  }

  private int run(
      House house,
      DjangoAddress address,
      DjangoMapping.Given given,
      Optional<DjangoSettings> project,
      ImportOptions options) {
    int left = follow ? java.util.Objects.requireNonNullElse(rounds, Integer.MAX_VALUE) : 1;
    int exit = round(house, address, given, project, options, false);
    for (int done = 1; done < left && exit == ExitCode.DONE; done++) {
      // Each round is whole by itself, so that it may be stopped at any time.
      LockSupport.parkNanos(Duration.ofSeconds(Math.max(1, every)).toNanos());
      exit = round(house, address, given, project, options, true);
    }
    return exit;
  }

  private int round(
      House house,
      DjangoAddress address,
      DjangoMapping.Given given,
      Optional<DjangoSettings> project,
      ImportOptions options,
      boolean again) {
    try (DjangoDatabase django =
        writeBack && !dryRun ? DjangoDatabase.toWrite(address) : DjangoDatabase.open(address)) {
      ImportDjango work = Takeover.django(house);
      ImportDjango.Survey survey = work.survey(django, given, project);
      if (dryRun) {
        invocation.out().println(survey.proposal());
      }
      try (ImportReport lines = new ImportReport(invocation, report, survey.users())) {
        List<String> remarks =
            work.run(django, survey, project, options, again ? lines::news : lines);
        if (!again || lines.hasNews()) {
          lines.finish(dryRun);
        }
        if (!again) {
          remarks.forEach(invocation.err()::println);
        }
      }
      if (writeBack && !dryRun) {
        try (ImportReport lines = new ImportReport(invocation, report, ImportReport.UNKNOWN)) {
          Takeover.writeBack(house).run(django, survey.mapping(), project, lines);
          if (lines.hasNews()) {
            invocation.out().print("written back: ");
            lines.finish(false);
          }
        }
      }
      return ExitCode.DONE;
    } catch (IllegalArgumentException e) {
      return refuse(e);
    }
  }

  private int refuse(IllegalArgumentException e) {
    invocation.err().println(e.getMessage());
    return ExitCode.WRONG_USAGE;
  }
}
