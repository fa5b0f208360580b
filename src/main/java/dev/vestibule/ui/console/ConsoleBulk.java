package dev.vestibule.ui.console;

import dev.vestibule.core.accounts.AccountPages;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.administration.NamedMatches;
import dev.vestibule.core.bulk.BulkAction;
import dev.vestibule.core.bulk.BulkJob;
import dev.vestibule.core.bulk.BulkJobs;
import dev.vestibule.core.bulk.StartBulk;
import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The pages about what is done with many accounts at once. */
public record ConsoleBulk(
    InstantSource clock,
    Database database,
    Accounts accounts,
    Groups groups,
    NamedMatches names,
    BulkJobs jobs,
    StartBulk start)
    implements ConsolePart {
  private static final String PATH = "/console/bulk/";
  private static final int MOST = 200;
  private static final int SHOWN = 50;
  private static final Permission READ = Permission.ACCOUNTS_READ;

  @Override
  public List<ConsoleEntry> entries() {
    return List.of(ConsoleEntry.of(ConsoleEntry.Area.PEOPLE, PATH, "nav.bulk", "bulk", READ));
  }

  @Override
  public List<Route> routes(ConsoleFrame frame) {
    return List.of(
        frame.page(PATH, READ, clerk -> list(frame, clerk)),
        frame.page(PATH + "new/", READ, clerk -> ask(frame, clerk, 200, ""), c -> begin(frame, c)),
        frame.page(
            PATH + "{id}/", READ, clerk -> show(frame, clerk), clerk -> change(frame, clerk)));
  }

  /** Something that can be done, and the words for it. */
  public record Choice(String word, String label) {}

  /** A job as a page shows it. */
  public record Row(
      BulkJob job,
      String label,
      Badge state,
      String when,
      String title,
      long turns,
      boolean undoable) {}

  private Answer list(ConsoleFrame frame, Clerk clerk) {
    Optional<Long> by =
        clerk.rights().superuser() ? Optional.empty() : Optional.of(clerk.account().id());
    List<Row> rows =
        database.read(sql -> jobs.newest(sql, by, SHOWN)).stream()
            .map(job -> row(clerk, job))
            .toList();
    return frame.show(clerk, 200, "console/bulk-jobs", Map.of("rows", rows));
  }

  private Row row(Clerk clerk, BulkJob job) {
    ConsoleWords words = clerk.words();
    String tone =
        switch (job.state()) {
          case COLLECTING, WORKING -> "tint";
          case DONE -> "good";
          case STOPPED -> "warn";
        };
    return new Row(
        job,
        words.get(job.undoOf().isPresent() ? "bulk.undo" : "bulk." + job.action().word()),
        new Badge(words.get("bulk.state." + job.state().word()), tone),
        Times.brief(job.created(), clock.instant(), words),
        Times.full(job.created(), words),
        job.done() + job.refused(),
        !job.running()
            && job.action() == BulkAction.DEACTIVATE
            && job.done() > 0
            && clerk.may(Permission.ACCOUNTS_UPDATE));
  }

  /** What the accounts of a form are: those ticked, or all of a list. */
  private record Chosen(List<UUID> ids, boolean all, String list) {
    static Chosen of(Clerk clerk) {
      boolean posted = clerk.request().method().equals("POST");
      Stream<String> ids =
          posted
              ? Stream.of(clerk.form().get("ids").split(",", -1))
              : clerk.request().query().getOrDefault("id", List.of()).stream();
      return new Chosen(
          ids.flatMap(id -> Addresses.uuid(id).stream()).limit(MOST).toList(),
          clerk.visit().given("all").equals("yes"),
          clerk.visit().given("list"));
    }

    boolean none() {
      return !all && ids.isEmpty();
    }
  }

  private Answer ask(ConsoleFrame frame, Clerk clerk, int status, String problem) {
    Chosen chosen = Chosen.of(clerk);
    if (chosen.none()) {
      return frame.redirect(
          clerk.visit(), AccountsPage.PATH + (chosen.list().isEmpty() ? "" : "?" + chosen.list()));
    }
    List<Choice> choices = choices(clerk);
    if (choices.isEmpty()) {
      return frame.message(clerk, 403, "forbidden", Permission.ACCOUNTS_UPDATE.word());
    }
    long count = count(chosen);
    return frame.show(
        clerk,
        status,
        "console/bulk-new",
        Map.of(
            "choices", choices,
            "count", count,
            "ids", String.join(",", chosen.ids().stream().map(UUID::toString).toList()),
            "all", chosen.all(),
            "list", chosen.list(),
            "groups", groups(clerk),
            "problem", problem));
  }

  private long count(Chosen chosen) {
    return chosen.all()
        ? database.read(
            sql -> AccountPages.count(sql, names.of(NamedMatches.parsed(chosen.list()))))
        : chosen.ids().size();
  }

  private static List<Choice> choices(Clerk clerk) {
    return Stream.of(BulkAction.values())
        .filter(action -> clerk.may(action.permission()))
        .map(action -> new Choice(action.word(), clerk.words().get("bulk." + action.word())))
        .toList();
  }

  private List<Group> groups(Clerk clerk) {
    return clerk.may(Permission.GROUPS_MANAGE)
        ? database.read(sql -> groups.after(sql, "", MOST)).stream()
            .filter(group -> clerk.rights().cover(group.permissions()))
            .toList()
        : List.of();
  }

  private Answer begin(ConsoleFrame frame, Clerk clerk) {
    Optional<BulkAction> action = BulkAction.ofWord(clerk.form().get("action"));
    if (action.isEmpty()) {
      return ask(frame, clerk, 400, clerk.words().get("bulk.which"));
    }
    Permission needed = action.get().permission();
    if (!clerk.may(needed)) {
      return frame.message(clerk, 403, "forbidden", needed.word());
    }
    Optional<UUID> group = Addresses.uuid(clerk.form().get("group"));
    if (action.get() == BulkAction.JOIN && group.isEmpty()) {
      return ask(frame, clerk, 400, clerk.words().get("bulk.group.which"));
    }
    Chosen chosen = Chosen.of(clerk);
    if (chosen.none()) {
      return frame.redirect(clerk.visit(), AccountsPage.PATH);
    }
    StartBulk.Wanted wanted =
        new StartBulk.Wanted(
            action.get(),
            action.get() == BulkAction.JOIN ? group : Optional.empty(),
            Reasons.cut(clerk.form().line("reason")));
    String id =
        chosen.all()
            ? start.all(clerk.account(), wanted, chosen.list())
            : start.chosen(clerk.account(), wanted, numbers(chosen.ids()));
    return frame.redirect(clerk.visit(), PATH + id + "/");
  }

  private List<Long> numbers(List<UUID> ids) {
    return database.read(sql -> {
      List<Long> numbers = new ArrayList<>();
      ids.forEach(id -> accounts.byUuid(sql, id).ifPresent(account -> numbers.add(account.id())));
      return numbers;
    });
  }

  /** Of others' jobs only superusers see anything. */
  private Optional<BulkJob> found(Clerk clerk) {
    return database
        .read(sql -> jobs.byId(sql, clerk.request().parameter("id")))
        .filter(job -> clerk.rights().superuser() || job.by() == clerk.account().id());
  }

  private Answer show(ConsoleFrame frame, Clerk clerk) {
    return found(clerk)
        .map(job -> frame.show(clerk, 200, "console/bulk-job", Map.of("row", row(clerk, job))))
        .orElseGet(() -> frame.missing(clerk));
  }

  private Answer change(ConsoleFrame frame, Clerk clerk) {
    Optional<BulkJob> found = found(clerk);
    if (found.isEmpty()) {
      return frame.missing(clerk);
    }
    BulkJob job = found.get();
    Permission needed = job.action().permission();
    if (!clerk.may(needed)) {
      return frame.message(clerk, 403, "forbidden", needed.word());
    }
    if (clerk.form().get("action").equals("undo")) {
      return start
          .undo(clerk.account(), job.id())
          .map(id -> frame.redirect(clerk.visit(), PATH + id + "/"))
          .orElseGet(() -> frame.message(clerk, 409, "changed"));
    }
    start.stop(job.id());
    return frame.redirect(clerk.visit(), PATH + job.id() + "/");
  }
}
