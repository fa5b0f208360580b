package dev.vestibule.cli;

import dev.vestibule.House;
import dev.vestibule.core.rights.ApiKey;
import dev.vestibule.core.rights.KeyMaker;
import dev.vestibule.core.rights.MakeApiKey;
import dev.vestibule.core.rights.Permission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code api-keys}: the keys that services call with. */
@Command(
    name = "api-keys",
    description = "Looks after the keys of services, also while the server runs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB")
final class ApiKeysCommand implements Callable<Integer> {
  private static final int PAGE = 500;

  private final Invocation invocation;

  @Spec private @Nullable CommandSpec spec;

  ApiKeysCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return Usage.show(invocation, spec);
  }

  @Command(
      name = "create",
      description = "Makes a key and prints it; it is not shown again.",
      mixinStandardHelpOptions = true)
  int create(
      @Parameters(paramLabel = "NAME", description = "What people call it.") String name,
      @Option(
              names = "--permission",
              required = true,
              description = "Such as tokens:introspect; may be given several times.")
          List<String> words,
      @Option(names = "--expires-in-days", description = "Without it the key has no end.")
          @Nullable Integer days,
      @Option(names = "--json", description = "For programs.") boolean json) {
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    for (String word : words) {
      Optional<Permission> known = Permission.ofWord(word);
      if (known.isEmpty()) {
        return wrong("--permission: " + word + " is none; there are " + allWords());
      }
      permissions.add(known.get());
    }
    if (days != null && days < 1) {
      return wrong("--expires-in-days: takes a whole number from 1 up");
    }
    return Doors.open(invocation, house -> make(house, name, permissions, days, json));
  }

  private int wrong(String message) {
    invocation.err().println(message);
    return ExitCode.WRONG_USAGE;
  }

  private static String allWords() {
    return Stream.of(Permission.values()).map(Permission::word).collect(Collectors.joining(", "));
  }

  private int make(
      House house, String name, Set<Permission> permissions, @Nullable Integer days, boolean json) {
    var expires =
        Optional.ofNullable(days).map(d -> house.clock.instant().plus(Duration.ofDays(d)));
    return switch (house.administration.makeApiKey.make(
        new KeyMaker.Operator(), name, permissions, expires)) {
      case MakeApiKey.Outcome.Made(var made) -> {
        Map<String, Object> shown = new LinkedHashMap<>(Map.of("key", made.text()));
        shown.putAll(json(house, made.key()));
        invocation.out().println(json ? AccountJson.text(shown) : made.text());
        yield ExitCode.DONE;
      }
      case MakeApiKey.Outcome.BeyondRights _,
          MakeApiKey.Outcome.OutlivesMaker _,
          MakeApiKey.Outcome.ExpiresInThePast _ ->
          throw new IllegalStateException("the operator may make any key");
    };
  }

  @Command(name = "list", description = "Lists all keys.", mixinStandardHelpOptions = true)
  int list(@Option(names = "--json", description = "For programs.") boolean json) {
    return Doors.open(
        invocation,
        house -> {
          List<ApiKey> all = all(house);
          if (json) {
            invocation
                .out()
                .println(AccountJson.text(all.stream().map(key -> json(house, key)).toList()));
          } else {
            all.forEach(key -> invocation.out().println(line(house, key)));
          }
          return ExitCode.DONE;
        });
  }

  private static List<ApiKey> all(House house) {
    List<ApiKey> all = new ArrayList<>();
    List<ApiKey> page;
    do {
      Optional<ApiKey> last = all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
      page = house.database.read(sql -> house.administration.apiKeys.after(sql, last, PAGE));
      all.addAll(page);
    } while (page.size() == PAGE);
    return all;
  }

  private static String line(House house, ApiKey key) {
    return String.join(
        "  ",
        key.id().toString(),
        key.hint(),
        status(house, key),
        key.name(),
        String.join(",", words(key)));
  }

  private static String status(House house, ApiKey key) {
    return key.status(house.clock.instant()).word();
  }

  private static List<String> words(ApiKey key) {
    return key.permissions().stream().map(Permission::word).sorted().toList();
  }

  private static Map<String, Object> json(House house, ApiKey key) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", key.id().toString());
    json.put("name", key.name());
    json.put("hint", key.hint());
    json.put("status", status(house, key));
    json.put("permissions", words(key));
    json.put("created_at", key.createdAt().toString());
    key.expiresAt().ifPresent(moment -> json.put("expires_at", moment.toString()));
    key.lastUsedAt().ifPresent(moment -> json.put("last_used_at", moment.toString()));
    key.endedAt().ifPresent(moment -> json.put("ended_at", moment.toString()));
    return json;
  }

  @Command(
      name = "end",
      description = "Ends a key: it opens nothing any more and stays in the list.",
      mixinStandardHelpOptions = true)
  int end(@Parameters(paramLabel = "ID", description = "As the list shows it.") UUID id) {
    return Doors.open(
        invocation,
        house -> {
          if (!house.administration.endApiKey.end(id)) {
            invocation.err().println("no key has the id " + id);
            return ExitCode.FAILED;
          }
          invocation.out().println("ended " + id);
          return ExitCode.DONE;
        });
  }
}
