package dev.vestibule.dialect.v1.admin;

import dev.vestibule.core.administration.GroupOutcome;
import dev.vestibule.core.administration.ManageGroups;
import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.Cursors;
import dev.vestibule.dialect.v1.frame.EntityTag;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Input;
import dev.vestibule.dialect.v1.frame.Kinds;
import dev.vestibule.dialect.v1.frame.Listing;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.Parameters;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.dialect.v1.frame.Shape;
import dev.vestibule.dialect.v1.frame.Text;
import dev.vestibule.dialect.v1.frame.Uuids;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** {@code /groups} and {@code /groups/{id}}. */
final class GroupResources {
  private static final String PATH = "/groups";
  private static final int NAME = 100;
  private static final int DESCRIPTION = 1000;

  private final String base;
  private final Database database;
  private final Groups groups;
  private final ManageGroups manage;
  private final Cursors cursors;

  GroupResources(
      String base, Database database, Groups groups, ManageGroups manage, Cursors cursors) {
    this.base = base;
    this.database = database;
    this.groups = groups;
    this.manage = manage;
    this.cursors = cursors;
  }

  List<Route> routes(Frame frame) {
    Shape creation =
        Shape.empty()
            .required("name", Text.filled(NAME))
            .optional("description", Text.line(DESCRIPTION))
            .optional("permissions", Kinds.permissions());
    Shape patch =
        Shape.empty()
            .optional("name", Text.filled(NAME))
            .nullable("description", Text.line(DESCRIPTION))
            .optional("permissions", Kinds.permissions());
    Access read = Access.with(Permission.GROUPS_READ);
    Access write = Access.with(Permission.GROUPS_MANAGE);
    return List.of(
        frame.at(
            PATH,
            Operation.of("GET", read, this::list),
            Operation.post(write, creation, this::create).doneOnce()),
        frame.at(
            PATH + "/{id}",
            Operation.of("GET", read, this::read),
            Operation.patch(write, patch, this::patch),
            Operation.of("DELETE", write, this::delete)));
  }

  private Answer list(Call call) {
    Parameters parameters = new Parameters(call.request());
    parameters.only(Set.of("limit", Cursors.CURSOR)::contains);
    int limit = parameters.limit();
    String after =
        parameters
            .read(
                Cursors.CURSOR,
                "cursor",
                text -> cursors.opened(call.request(), text).map(List::getFirst))
            .orElse("");
    if (!parameters.errors().isEmpty()) {
      return call.invalid(parameters.errors());
    }
    List<Group> found = database.read(sql -> groups.after(sql, after, limit + 1));
    Listing<Group> listing =
        new Listing<>(
            PATH, "groups", page -> page.stream().map(GroupJson::of).toList(), Group::name);
    return cursors.page(call, listing, found, limit);
  }

  private Answer read(Call call) {
    UUID id = Uuids.inPath(call, "id");
    return database
        .read(sql -> groups.byId(sql, id))
        .map(group ->
            EntityTag.matches(call.request().header("If-None-Match"), group.version())
                ? Answer.empty(304).with("ETag", EntityTag.of(group.version()))
                : GroupJson.shown(call, group))
        .orElseGet(() -> call.refuse(ProblemKind.NOT_FOUND));
  }

  private Answer create(Call call) {
    Input input = call.input();
    GroupOutcome outcome =
        manage.create(
            Administrators.of(call),
            input.required("name"),
            input.text("description").orElse(""),
            permissions(input).orElse(Set.of()));
    return GroupJson.answer(
        call,
        outcome,
        group ->
            call.created(base + PATH + "/" + group.id(), GroupJson.of(group))
                .with("ETag", EntityTag.of(group.version())));
  }

  private Answer patch(Call call) {
    Input input = call.input();
    ManageGroups.Edit edit =
        new ManageGroups.Edit(input.text("name"), input.patched("description"), permissions(input));
    return GroupJson.answer(
        call,
        manage.change(Administrators.of(call), Uuids.inPath(call, "id"), expected(call), edit),
        group -> GroupJson.shown(call, group));
  }

  private Answer delete(Call call) {
    return GroupJson.answer(
        call,
        manage.remove(Administrators.of(call), Uuids.inPath(call, "id"), expected(call)),
        _ -> call.noContent());
  }

  private static Predicate<Group> expected(Call call) {
    String wanted = call.request().header("If-Match");
    return group -> wanted == null || EntityTag.matches(wanted, group.version());
  }

  private static Optional<Set<Permission>> permissions(Input input) {
    if (!(input.values().get("permissions") instanceof Set<?> given)) {
      return Optional.empty();
    }
    Set<Permission> permissions = new LinkedHashSet<>();
    given.forEach(permission -> permissions.add((Permission) permission));
    return Optional.of(permissions);
  }
}
