package dev.vestibule.cli;

import dev.vestibule.core.events.EventType;
import dev.vestibule.core.webhooks.Deliveries;
import dev.vestibule.core.webhooks.Delivery;
import dev.vestibule.core.webhooks.Endpoint;
import dev.vestibule.core.webhooks.Endpoints;
import dev.vestibule.core.webhooks.ManageWebhooks;
import dev.vestibule.core.webhooks.ManageWebhooks.Outcome;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code webhooks}: other programs that are told what happens. */
@Command(
    name = "webhooks",
    description = "Looks after webhooks, also while the server runs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB")
final class WebhooksCommand implements Callable<Integer> {
  private static final String ID = "As the list shows it.";
  private static final int LATELY = 100;

  private final Invocation invocation;

  @Spec private @Nullable CommandSpec spec;

  WebhooksCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return Usage.show(invocation, spec);
  }

  @Command(
      name = "create",
      description = "Makes a webhook; prints its id and its secret, which is not shown again.",
      mixinStandardHelpOptions = true)
  int create(
      @Parameters(paramLabel = "URL", description = "Where messages go.") URI url,
      @Option(
              names = "--event",
              description = "Such as account.created; may be given several times. All without it.")
          @Nullable List<String> events,
      @Option(names = "--description", defaultValue = "", description = "For people.")
          String description,
      @Option(names = "--without-account", description = "Tells the account's id alone.")
          boolean without,
      @Option(names = "--json", description = "For programs.") boolean json) {
    Set<String> types = events == null ? Set.of() : Set.copyOf(events);
    Optional<String> unknown =
        types.stream().filter(type -> EventType.ofWord(type).isEmpty()).findFirst();
    if (unknown.isPresent()) {
      invocation.err().println("--event: there is no " + unknown.get());
      return ExitCode.WRONG_USAGE;
    }
    Endpoints.Wishes wishes = new Endpoints.Wishes(url, description, types, !without, true);
    return Doors.open(invocation, house -> made(house.hooks.manage.create(wishes), json));
  }

  @Command(
      name = "rotate",
      description = "Gives a webhook another secret; the former one signs along for a while.",
      mixinStandardHelpOptions = true)
  int rotate(
      @Parameters(paramLabel = "ID", description = ID) UUID id,
      @Option(names = "--json", description = "For programs.") boolean json) {
    return Doors.open(invocation, house -> made(house.hooks.manage.rotate(id), json));
  }

  private int made(Outcome outcome, boolean json) {
    if (!(outcome instanceof Outcome.Made(Endpoint endpoint, var secret))) {
      return told(outcome);
    }
    if (json) {
      Map<String, Object> shown = new LinkedHashMap<>(Map.of("secret", secret.text()));
      shown.putAll(json(endpoint));
      invocation.out().println(AccountJson.text(shown));
    } else {
      invocation.out().println(endpoint.id());
      invocation.out().println(secret.text());
    }
    return ExitCode.DONE;
  }

  private int told(Outcome outcome) {
    String failure =
        switch (outcome) {
          case Outcome.Done _, Outcome.Made _ -> "";
          case Outcome.Gone() -> "no webhook has this id";
          case Outcome.OtherVersion() -> "it was changed meanwhile";
          case Outcome.TooMany() -> "there are " + ManageWebhooks.MOST + " webhooks already";
          case Outcome.WrongUrl(String why) ->
              switch (why) {
                case "https" -> "the address must begin with https (webhooks.plain-http)";
                case "private-address" ->
                    "the address is not of the open internet (webhooks.allow-networks)";
                default -> "this is no address that can be taken";
              };
        };
    if (failure.isEmpty()) {
      return ExitCode.DONE;
    }
    invocation.err().println(failure);
    return ExitCode.FAILED;
  }

  @Command(name = "list", description = "Lists all webhooks.", mixinStandardHelpOptions = true)
  int list(@Option(names = "--json", description = "For programs.") boolean json) {
    return Doors.open(
        invocation,
        house -> {
          List<Endpoint> all = house.database.read(house.hooks.webhooks.endpoints::all);
          if (json) {
            invocation
                .out()
                .println(AccountJson.text(all.stream().map(WebhooksCommand::json).toList()));
          } else {
            all.forEach(endpoint -> invocation.out().println(line(endpoint)));
          }
          return ExitCode.DONE;
        });
  }

  private static String line(Endpoint endpoint) {
    String state = endpoint.off().map(off -> "off (" + off.word() + ")").orElse("on");
    String types =
        endpoint.types().isEmpty()
            ? "everything"
            : String.join(",", endpoint.types().stream().sorted().toList());
    return String.join("  ", endpoint.id().toString(), state, endpoint.url().toString(), types);
  }

  private static Map<String, Object> json(Endpoint endpoint) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", endpoint.id().toString());
    json.put("url", endpoint.url().toString());
    json.put("description", endpoint.description());
    json.put("events", endpoint.types().stream().sorted().toList());
    json.put("with_account", endpoint.withAccount());
    json.put("active", endpoint.active());
    endpoint.off().ifPresent(off -> json.put("off_reason", off.word()));
    endpoint.failingSince().ifPresent(since -> json.put("failing_since", since.toString()));
    return json;
  }

  @Command(name = "on", description = "Begins again.", mixinStandardHelpOptions = true)
  int on(@Parameters(paramLabel = "ID", description = ID) UUID id) {
    return turned(id, true);
  }

  @Command(name = "off", description = "Tells it nothing more.", mixinStandardHelpOptions = true)
  int off(@Parameters(paramLabel = "ID", description = ID) UUID id) {
    return turned(id, false);
  }

  private int turned(UUID id, boolean active) {
    return Doors.open(
        invocation,
        house ->
            told(
                house.hooks.manage.change(
                    id,
                    _ -> true,
                    it ->
                        new Endpoints.Wishes(
                            it.url(), it.description(), it.types(), it.withAccount(), active))));
  }

  @Command(name = "delete", description = "Ends a webhook.", mixinStandardHelpOptions = true)
  int delete(@Parameters(paramLabel = "ID", description = ID) UUID id) {
    return Doors.open(invocation, house -> told(house.hooks.manage.remove(id, _ -> true)));
  }

  @Command(
      name = "ping",
      description = "Sends it a message to try it with; the server that runs does.",
      mixinStandardHelpOptions = true)
  int ping(@Parameters(paramLabel = "ID", description = ID) UUID id) {
    return Doors.open(
        invocation,
        house ->
            house.hooks.manage.ping(id).isPresent() ? ExitCode.DONE : told(new Outcome.Gone()));
  }

  @Command(
      name = "deliveries",
      description = "Lists what it was told lately, the newest first.",
      mixinStandardHelpOptions = true)
  int deliveries(
      @Parameters(paramLabel = "ID", description = ID) UUID id,
      @Option(names = "--failed", description = "Those that were given up.") boolean failed,
      @Option(names = "--json", description = "For programs.") boolean json) {
    return Doors.open(
        invocation,
        house -> {
          List<Delivery> all =
              house.database.read(sql ->
                  house.hooks.webhooks.deliveries.before(
                      sql, which(id, failed, null, null), Optional.empty(), LATELY));
          if (json) {
            invocation
                .out()
                .println(AccountJson.text(all.stream().map(WebhooksCommand::json).toList()));
          } else {
            all.forEach(it -> invocation.out().println(line(it)));
          }
          return ExitCode.DONE;
        });
  }

  private static Deliveries.Which which(
      UUID id, boolean failed, @Nullable Instant since, @Nullable Instant until) {
    return new Deliveries.Which(
        id,
        failed ? Optional.of(Delivery.State.FAILED) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(since),
        Optional.ofNullable(until));
  }

  private static String line(Delivery it) {
    String why = it.lastError().map(error -> "  " + error).orElse("");
    return String.join("  ", it.createdAt().toString(), it.state().word(), it.type()) + why;
  }

  private static Map<String, Object> json(Delivery it) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", it.id().toString());
    json.put("event_id", it.event().toString());
    json.put("event", it.type());
    json.put("state", it.state().word());
    json.put("attempts", it.attempts());
    it.lastStatus().ifPresent(status -> json.put("last_status", status));
    it.lastError().ifPresent(error -> json.put("last_error", error));
    json.put("created_at", it.createdAt().toString());
    return json;
  }

  @Command(
      name = "replay",
      description = "Tells a webhook things again, in their order.",
      mixinStandardHelpOptions = true)
  int replay(
      @Parameters(paramLabel = "ID", description = ID) UUID id,
      @Option(names = "--since", required = true, description = "Such as 2026-03-01T10:00:00Z.")
          Instant since,
      @Option(names = "--until", description = "Now without it.") @Nullable Instant until,
      @Option(names = "--failed", description = "Those that were given up alone.") boolean failed) {
    return Doors.open(
        invocation,
        house ->
            house
                .hooks
                .manage
                .replayAll(which(id, failed, since, until))
                .map(count -> {
                  invocation.out().println(count + " will be told again");
                  return ExitCode.DONE;
                })
                .orElseGet(() -> told(new Outcome.Gone())));
  }
}
