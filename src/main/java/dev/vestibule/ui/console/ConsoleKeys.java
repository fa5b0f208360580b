package dev.vestibule.ui.console;

import dev.vestibule.core.rights.ApiKey;
import dev.vestibule.core.rights.ApiKeys;
import dev.vestibule.core.rights.EndApiKey;
import dev.vestibule.core.rights.KeyMaker;
import dev.vestibule.core.rights.MakeApiKey;
import dev.vestibule.core.rights.OrphanedKeys;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.PageForm;
import dev.vestibule.ui.pages.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The pages about the keys of services; the text of one is shown once, when it is made. */
public record ConsoleKeys(
    InstantSource clock,
    Database database,
    ApiKeys keys,
    MakeApiKey make,
    EndApiKey end,
    OrphanedKeys orphaned)
    implements ConsolePart {
  private static final String PATH = "/console/keys/";
  private static final int LENGTH = 100;
  private static final int NAME = 100;
  private static final Permission MANAGE = Permission.KEYS_MANAGE;

  @Override
  public List<ConsoleEntry> entries() {
    return List.of(ConsoleEntry.of(ConsoleEntry.Area.PEOPLE, PATH, "nav.keys", "key", MANAGE));
  }

  @Override
  public List<Route> routes(ConsoleFrame frame) {
    return List.of(
        frame.page(PATH, MANAGE, clerk -> list(frame, clerk)),
        frame.page(
            PATH + "new/",
            MANAGE,
            clerk -> form(frame, clerk, 200, Problems.none()),
            clerk -> make(frame, clerk)),
        frame.page(
            PATH + "{id}/end/", MANAGE, clerk -> ask(frame, clerk), clerk -> end(frame, clerk)));
  }

  /** A key in the list. */
  public record Row(
      String id,
      String name,
      String hint,
      List<String> permissions,
      Badge status,
      boolean active,
      boolean orphaned,
      Cell used,
      Cell expires) {}

  private Answer list(ConsoleFrame frame, Clerk clerk) {
    return database.read(sql -> {
      Optional<ApiKey> last =
          Addresses.uuid(clerk.asked("after")).flatMap(id -> keys.byId(sql, id));
      List<ApiKey> found = keys.after(sql, last, LENGTH + 1);
      List<ApiKey> shown = found.subList(0, Math.min(LENGTH, found.size()));
      Set<UUID> orphans = orphaned.among(sql, shown);
      List<Row> rows = shown.stream().map(key -> row(clerk, key, orphans)).toList();
      String next = found.size() > LENGTH ? shown.getLast().id().toString() : "";
      return frame.show(clerk, 200, "console/keys", Map.of("rows", rows, "next", next));
    });
  }

  private Row row(Clerk clerk, ApiKey key, Set<UUID> orphans) {
    Instant now = clock.instant();
    ConsoleWords words = clerk.words();
    ApiKey.Status status = key.status(now);
    boolean active = status == ApiKey.Status.ACTIVE;
    return new Row(
        key.id().toString(),
        key.name(),
        key.hint(),
        key.permissions().stream().map(Permission::word).sorted().toList(),
        new Badge(words.get("key." + status.word()), active ? "good" : ""),
        active,
        active && orphans.contains(key.id()),
        Cell.at(key.lastUsedAt().orElse(null), words, now),
        Cell.at(key.expiresAt().orElse(null), words, now));
  }

  private static Answer form(ConsoleFrame frame, Clerk clerk, int status, Problems problems) {
    PageForm form = clerk.form();
    return frame.show(
        clerk,
        status,
        "console/key-new",
        Map.of(
            "problems",
            problems,
            "name",
            form.line("name"),
            "days",
            form.line("days").isEmpty() ? "365" : form.line("days"),
            "boxes",
            PermissionBoxes.of(clerk, PermissionBoxes.ticked(form))));
  }

  private Answer make(ConsoleFrame frame, Clerk clerk) {
    PageForm form = clerk.form();
    Problems problems = problems(clerk);
    if (problems.any()) {
      return form(frame, clerk, 400, problems);
    }
    Reasons.note(clerk);
    ConsoleWords words = clerk.words();
    MakeApiKey.Outcome outcome =
        make.make(
            new KeyMaker.Person(clerk.account(), clerk.rights()),
            form.line("name"),
            PermissionBoxes.ticked(form),
            Optional.of(clock.instant().plus(Duration.ofDays(Long.parseLong(form.line("days"))))));
    return switch (outcome) {
      case MakeApiKey.Outcome.Made(ApiKeys.Made made) ->
          frame.show(
              clerk,
              200,
              "console/key-made",
              Map.of("name", made.key().name(), "text", made.text()));
      case MakeApiKey.Outcome.BeyondRights(), MakeApiKey.Outcome.OutlivesMaker() ->
          form(frame, clerk, 403, Problems.of(words.get("beyond.text")));
      case MakeApiKey.Outcome.ExpiresInThePast() ->
          form(frame, clerk, 400, Problems.none().and("days", words.get("key.days.rule")));
    };
  }

  private static Problems problems(Clerk clerk) {
    PageForm form = clerk.form();
    ConsoleWords words = clerk.words();
    String name = form.line("name");
    Problems problems = Problems.none();
    if (name.isEmpty() || name.codePointCount(0, name.length()) > NAME) {
      problems = problems.and("name", words.get("group.name"));
    }
    if (!form.line("days").matches("[1-9][0-9]{0,2}|[12][0-9]{3}|3[0-6][0-9]{2}")) {
      problems = problems.and("days", words.get("key.days.rule"));
    }
    return PermissionBoxes.ticked(form).isEmpty()
        ? problems.and("permissions", words.get("key.permissions.rule"))
        : problems;
  }

  private Optional<ApiKey> found(Clerk clerk) {
    return Addresses.id(clerk, "id").flatMap(id -> database.read(sql -> keys.byId(sql, id)));
  }

  private Answer ask(ConsoleFrame frame, Clerk clerk) {
    return found(clerk)
        .map(key ->
            frame.show(
                clerk,
                200,
                "console/confirm",
                Map.of(
                    "name",
                    "key-end",
                    "called",
                    key.name(),
                    "back",
                    PATH,
                    "session",
                    "",
                    "danger",
                    true,
                    "problem",
                    "")))
        .orElseGet(() -> frame.missing(clerk));
  }

  private Answer end(ConsoleFrame frame, Clerk clerk) {
    Reasons.note(clerk);
    boolean known = Addresses.id(clerk, "id").map(end::end).orElse(false);
    return known ? frame.done(clerk, PATH, "key-ended") : frame.missing(clerk);
  }
}
