package dev.vestibule.core.administration;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Makes, changes and deletes groups, and chooses their members. */
public final class ManageGroups {
  private final Database database;
  private final Groups groups;
  private final Accounts accounts;

  public ManageGroups(Database database, Groups groups, Accounts accounts) {
    this.database = database;
    this.groups = groups;
    this.accounts = accounts;
  }

  /** What to change; what is empty stays. */
  public record Edit(
      Optional<String> name, Optional<String> description, Optional<Set<Permission>> permissions) {}

  public GroupOutcome create(
      Administrator by, String name, String description, Set<Permission> permissions) {
    if (!by.mayGive(permissions)) {
      return new GroupOutcome.BeyondRights();
    }
    return database.write(tx ->
        groups.nameTaken(tx.sql(), name, Optional.empty())
            ? new GroupOutcome.NameTaken()
            : new GroupOutcome.Done(groups.add(tx, name, description, permissions)));
  }

  /** Applies the edit, as long as the group is what it was made for. */
  public GroupOutcome change(Administrator by, UUID id, Predicate<Group> expected, Edit edit) {
    return write(by, id, expected, (tx, group) -> change(tx, by, group, edit));
  }

  private GroupOutcome change(Transaction tx, Administrator by, Group group, Edit edit) {
    Set<Permission> permissions = edit.permissions().orElse(group.permissions());
    String name = edit.name().orElse(group.name());
    if (!by.mayGive(permissions)) {
      return new GroupOutcome.BeyondRights();
    }
    if (groups.nameTaken(tx.sql(), name, Optional.of(group.id()))) {
      return new GroupOutcome.NameTaken();
    }
    groups.change(
        tx, group.id(), name, edit.description().orElse(group.description()), permissions);
    return new GroupOutcome.Done(groups.byId(tx.sql(), group.id()).orElseThrow());
  }

  /** Removes a group; its members lose what it carried. */
  public GroupOutcome remove(Administrator by, UUID id, Predicate<Group> expected) {
    return write(
        by,
        id,
        expected,
        (tx, group) -> {
          groups.remove(tx, group.id());
          return new GroupOutcome.Done(group);
        });
  }

  /** Puts an account into a group, unless it is there already. */
  public GroupOutcome addMember(Administrator by, UUID id, UUID account) {
    return membership(
        by, id, account, (tx, group, member) -> groups.addMember(tx, group.id(), member.id()));
  }

  /** The same as part of a transaction that does more. */
  public GroupOutcome addMember(Transaction tx, Administrator by, UUID id, UUID account) {
    return within(
        tx,
        by,
        id,
        _ -> true,
        (in, group) ->
            membership(
                in,
                by,
                group,
                account,
                (at, g, member) -> groups.addMember(at, g.id(), member.id())));
  }

  /** Takes an account out of a group, unless it is not in it. */
  public GroupOutcome removeMember(Administrator by, UUID id, UUID account) {
    return membership(
        by, id, account, (tx, group, member) -> groups.removeMember(tx, group.id(), member.id()));
  }

  @FunctionalInterface
  private interface Membership {
    void change(Transaction tx, Group group, Account member);
  }

  private GroupOutcome membership(Administrator by, UUID id, UUID uuid, Membership change) {
    return write(by, id, _ -> true, (tx, group) -> membership(tx, by, group, uuid, change));
  }

  private GroupOutcome membership(
      Transaction tx, Administrator by, Group group, UUID uuid, Membership change) {
    Optional<Account> member = accounts.byUuid(tx.sql(), uuid);
    if (member.isEmpty()) {
      return new GroupOutcome.NoAccount();
    }
    if (!by.covers(member.get(), groups.rights(tx.sql(), member.get()))) {
      return new GroupOutcome.BeyondRights();
    }
    change.change(tx, group, member.get());
    return new GroupOutcome.Done(group);
  }

  private GroupOutcome write(
      Administrator by,
      UUID id,
      Predicate<Group> expected,
      BiFunction<Transaction, Group, GroupOutcome> change) {
    return database.write(tx -> within(tx, by, id, expected, change));
  }

  private GroupOutcome within(
      Transaction tx,
      Administrator by,
      UUID id,
      Predicate<Group> expected,
      BiFunction<Transaction, Group, GroupOutcome> change) {
    Optional<Group> found = groups.byId(tx.sql(), id);
    if (found.isEmpty()) {
      return new GroupOutcome.Gone();
    }
    if (!by.mayGive(found.get().permissions())) {
      return new GroupOutcome.BeyondRights();
    }
    return expected.test(found.get())
        ? change.apply(tx, found.get())
        : new GroupOutcome.OtherVersion();
  }
}
