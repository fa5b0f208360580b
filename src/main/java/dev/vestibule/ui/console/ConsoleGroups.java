package dev.vestibule.ui.console;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.administration.GroupOutcome;
import dev.vestibule.core.administration.ManageGroups;
import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.PageForm;
import dev.vestibule.ui.pages.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The pages about groups: who is in them, and what they may do. */
public record ConsoleGroups(
    Database database, Groups groups, ManageGroups manage, Accounts accounts)
    implements ConsolePart {
  private static final String PATH = "/console/groups/";
  private static final int LENGTH = 100;
  private static final int NAME = 100;
  private static final int DESCRIPTION = 1000;

  @Override
  public List<ConsoleEntry> entries() {
    return List.of(
        ConsoleEntry.of(
            ConsoleEntry.Area.PEOPLE, PATH, "nav.groups", "groups", Permission.GROUPS_READ));
  }

  @Override
  public List<Route> routes(ConsoleFrame frame) {
    return new Routes(frame, this).all();
  }

  /** Somebody in a group. */
  public record Member(String id, String name, String second) {}

  /** The routes within one frame. */
  private record Routes(ConsoleFrame frame, ConsoleGroups its) {
    List<Route> all() {
      Permission read = Permission.GROUPS_READ;
      Permission manage = Permission.GROUPS_MANAGE;
      return List.of(
          frame.page(PATH, read, this::list),
          frame.page(
              PATH + "new/", manage, clerk -> fresh(clerk, 200, Problems.none()), this::make),
          frame.page(PATH + "{id}/", read, this::show, manage, this::change),
          frame.page(PATH + "{id}/deletion/", manage, this::ask, this::remove),
          frame.page(PATH + "{id}/members/", read, this::show, manage, this::membership));
    }

    private Answer list(Clerk clerk) {
      String after = clerk.asked("after");
      List<Group> found = its.database.read(sql -> its.groups.after(sql, after, LENGTH + 1));
      List<Group> shown = found.subList(0, Math.min(LENGTH, found.size()));
      String next = found.size() > LENGTH ? shown.getLast().name() : "";
      return frame.show(clerk, 200, "console/groups", Map.of("groups", shown, "next", next));
    }

    private Answer fresh(Clerk clerk, int status, Problems problems) {
      PageForm form = clerk.form();
      return frame.show(
          clerk,
          status,
          "console/group-new",
          Map.of(
              "problems", problems,
              "name", form.line("name"),
              "description", form.line("description"),
              "boxes", PermissionBoxes.of(clerk, PermissionBoxes.ticked(form))));
    }

    private Answer make(Clerk clerk) {
      PageForm form = clerk.form();
      Problems problems = problems(clerk);
      if (problems.any()) {
        return fresh(clerk, 400, problems);
      }
      Reasons.note(clerk);
      GroupOutcome outcome =
          its.manage.create(
              clerk.administrator(),
              form.line("name"),
              form.line("description"),
              PermissionBoxes.ticked(form));
      return switch (outcome) {
        case GroupOutcome.Done(Group group) ->
            frame.done(clerk, Addresses.group(group.id()), "group-made");
        case GroupOutcome.Gone(), GroupOutcome.NoAccount() -> frame.missing(clerk);
        case GroupOutcome.OtherVersion() -> fresh(clerk, 409, said(clerk, "changed.text"));
        case GroupOutcome.BeyondRights() -> fresh(clerk, 403, said(clerk, "beyond.text"));
        case GroupOutcome.NameTaken() -> fresh(clerk, 409, taken(clerk));
      };
    }

    private static Problems said(Clerk clerk, String key) {
      return Problems.of(clerk.words().get(key));
    }

    private static Problems taken(Clerk clerk) {
      return Problems.none().and("name", clerk.words().get("group.taken"));
    }

    private static Problems problems(Clerk clerk) {
      String name = clerk.form().line("name");
      boolean fits = !name.isEmpty() && name.codePointCount(0, name.length()) <= NAME;
      Problems problems =
          fits ? Problems.none() : Problems.none().and("name", clerk.words().get("group.name"));
      return clerk.form().line("description").length() > DESCRIPTION
          ? problems.and("description", clerk.words().get("group.long"))
          : problems;
    }

    private Optional<Group> found(Clerk clerk) {
      return Addresses.id(clerk, "id")
          .flatMap(id -> its.database.read(sql -> its.groups.byId(sql, id)));
    }

    private Answer show(Clerk clerk) {
      return found(clerk)
          .map(group -> show(clerk, 200, group, Problems.none()))
          .orElseGet(() -> frame.missing(clerk));
    }

    private Answer show(Clerk clerk, int status, Group group, Problems problems) {
      long after = number(clerk.asked("after"));
      List<Account> found =
          its.database.read(sql -> its.groups.members(sql, group.id(), after, LENGTH + 1));
      List<Account> shown = found.subList(0, Math.min(LENGTH, found.size()));
      Map<String, Object> values = new HashMap<>();
      values.put("group", group);
      values.put("problems", problems);
      values.put("members", shown.stream().map(Routes::member).toList());
      values.put("next", found.size() > LENGTH ? Long.toString(shown.getLast().id()) : "");
      values.put("boxes", PermissionBoxes.of(clerk, group.permissions()));
      values.put("mayGive", clerk.rights().cover(group.permissions()));
      return frame.show(clerk, status, "console/group", values);
    }

    /** Names alone, as the API's list of members tells them. */
    private static Member member(Account account) {
      return new Member(account.uuid().toString(), account.called(), account.username());
    }

    private static long number(String text) {
      return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    private Answer change(Clerk clerk) {
      Optional<Group> found = found(clerk);
      if (found.isEmpty()) {
        return frame.missing(clerk);
      }
      Problems problems = problems(clerk);
      if (problems.any()) {
        return show(clerk, 400, found.get(), problems);
      }
      Reasons.note(clerk);
      PageForm form = clerk.form();
      Set<Permission> ticked = PermissionBoxes.ticked(form);
      GroupOutcome outcome =
          its.manage.change(
              clerk.administrator(),
              found.get().id(),
              group -> form.get("version").equals(Integer.toString(group.version())),
              new ManageGroups.Edit(
                  Optional.of(form.line("name")),
                  Optional.of(form.line("description")),
                  Optional.of(ticked)));
      return answer(clerk, found.get(), outcome, Addresses.group(found.get().id()), "saved");
    }

    private Answer answer(
        Clerk clerk, Group group, GroupOutcome outcome, String onwards, String done) {
      return switch (outcome) {
        case GroupOutcome.Done _ -> frame.done(clerk, onwards, done);
        case GroupOutcome.Gone() -> frame.missing(clerk);
        case GroupOutcome.NoAccount() ->
            show(
                clerk, 404, group, Problems.none().and("who", clerk.words().get("member.unknown")));
        case GroupOutcome.OtherVersion() -> show(clerk, 409, group, said(clerk, "changed.text"));
        case GroupOutcome.BeyondRights() -> show(clerk, 403, group, said(clerk, "beyond.text"));
        case GroupOutcome.NameTaken() -> show(clerk, 409, group, taken(clerk));
      };
    }

    private Answer ask(Clerk clerk) {
      return found(clerk)
          .map(group ->
              frame.show(
                  clerk,
                  200,
                  "console/confirm",
                  Map.of(
                      "name",
                      "group-deletion",
                      "called",
                      group.name(),
                      "back",
                      Addresses.group(group.id()),
                      "session",
                      "",
                      "danger",
                      true,
                      "problem",
                      "")))
          .orElseGet(() -> frame.missing(clerk));
    }

    private Answer remove(Clerk clerk) {
      Reasons.note(clerk);
      return found(clerk)
          .map(group ->
              answer(
                  clerk,
                  group,
                  its.manage.remove(clerk.administrator(), group.id(), _ -> true),
                  PATH,
                  "group-removed"))
          .orElseGet(() -> frame.missing(clerk));
    }

    private Answer membership(Clerk clerk) {
      Optional<Group> group = found(clerk);
      if (group.isEmpty()) {
        return frame.missing(clerk);
      }
      Reasons.note(clerk);
      boolean out = clerk.form().get("action").equals("remove");
      UUID who = who(clerk).orElse(new UUID(0, 0));
      UUID id = group.get().id();
      GroupOutcome outcome =
          out
              ? its.manage.removeMember(clerk.administrator(), id, who)
              : its.manage.addMember(clerk.administrator(), id, who);
      return answer(clerk, group.get(), outcome, Addresses.group(id), out ? "left" : "joined");
    }

    /** An identifier; or a name or address from somebody who may look accounts up. */
    private Optional<UUID> who(Clerk clerk) {
      String who = clerk.form().line("who");
      Optional<UUID> id = Addresses.uuid(who);
      if (id.isPresent() || !clerk.may(Permission.ACCOUNTS_READ)) {
        return id;
      }
      return its.database
          .read(sql -> its.accounts.byUsername(sql, who).or(() -> its.accounts.byEmail(sql, who)))
          .map(Account::uuid);
    }
  }
}
