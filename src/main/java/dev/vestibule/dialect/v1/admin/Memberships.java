package dev.vestibule.dialect.v1.admin;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.administration.ManageGroups;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.Cursors;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Listing;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.Parameters;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.dialect.v1.frame.Uuids;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** {@code /groups/{id}/members}: who belongs to a group. */
final class Memberships {
  private final Database database;
  private final Groups groups;
  private final ManageGroups manage;
  private final Cursors cursors;

  Memberships(Database database, Groups groups, ManageGroups manage, Cursors cursors) {
    this.database = database;
    this.groups = groups;
    this.manage = manage;
    this.cursors = cursors;
  }

  List<Route> routes(Frame frame) {
    Access write = Access.with(Permission.GROUPS_MANAGE);
    return List.of(
        frame.at(
            "/groups/{id}/members",
            Operation.of("GET", Access.with(Permission.GROUPS_READ), this::list)),
        frame.at(
            "/groups/{id}/members/{account}",
            Operation.of("PUT", write, this::add),
            Operation.of("DELETE", write, this::remove)));
  }

  private Answer list(Call call) {
    Parameters parameters = new Parameters(call.request());
    parameters.only(Set.of("limit", Cursors.CURSOR)::contains);
    int limit = parameters.limit();
    long after =
        parameters
            .read(
                Cursors.CURSOR,
                "cursor",
                text -> cursors.opened(call.request(), text).map(List::getFirst))
            .map(Long::valueOf)
            .orElse(0L);
    return parameters.errors().isEmpty()
        ? database.read(sql -> page(sql, call, after, limit))
        : call.invalid(parameters.errors());
  }

  private Answer page(DSLContext sql, Call call, long after, int limit) {
    UUID id = Uuids.inPath(call, "id");
    if (groups.byId(sql, id).isEmpty()) {
      return call.refuse(ProblemKind.NOT_FOUND);
    }
    List<Account> found = groups.members(sql, id, after, limit + 1);
    Listing<Account> listing =
        new Listing<>(
            "/groups/" + id + "/members",
            "members",
            page -> page.stream().map(Memberships::member).toList(),
            member -> Long.toString(member.id()));
    return cursors.page(call, listing, found, limit);
  }

  private static Map<String, String> member(Account account) {
    return Map.of(
        "id", account.uuid().toString(), "username", account.username(), "name", account.called());
  }

  private Answer add(Call call) {
    return GroupJson.answer(
        call,
        manage.addMember(
            Administrators.of(call), Uuids.inPath(call, "id"), Uuids.inPath(call, "account")),
        _ -> call.noContent());
  }

  private Answer remove(Call call) {
    return GroupJson.answer(
        call,
        manage.removeMember(
            Administrators.of(call), Uuids.inPath(call, "id"), Uuids.inPath(call, "account")),
        _ -> call.noContent());
  }
}
