package dev.vestibule.core.takeover;

import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Django's groups, by name and with nothing that they may do: its permissions are about the
 * project's own models. A group of ours with the same name takes members only while it may do
 * nothing, so that nobody comes to rights by a name.
 */
final class ImportGroups {
  private static final String GROUPS = "auth_group";
  private static final String DESCRIPTION = "From Django";

  private final DjangoDatabase django;
  private final Groups groups;
  private final Optional<Membership> membership;
  private final Map<String, UUID> ours = new HashMap<>();
  private final List<String> remarks = new ArrayList<>();

  /** The table between users and groups. */
  private record Membership(String table, String userColumn) {}

  ImportGroups(DjangoDatabase django, Groups groups, DjangoMapping mapping) {
    this.django = django;
    this.groups = groups;
    this.membership = membership(mapping.table());
  }

  private Optional<Membership> membership(String users) {
    String table = users + "_groups";
    if (!django.has(table) || !django.has(GROUPS)) {
      return Optional.empty();
    }
    return django.columns(table).keySet().stream()
        .filter(column -> column.endsWith("_id") && !column.equals("group_id"))
        .findFirst()
        .map(column -> new Membership(table, column));
  }

  /** Makes the groups that are missing. */
  void make(Database database) {
    for (DjangoRow row : rows()) {
      String name = row.text("name");
      Optional<Group> present = database.read(sql -> groups.byName(sql, name));
      if (present.isPresent() && !present.get().permissions().isEmpty()) {
        remarks.add("group " + name + " exists and has permissions: nobody becomes a member of it");
        continue;
      }
      Group group =
          present.orElseGet(
              () -> database.write(tx -> groups.add(tx, name, DESCRIPTION, Set.of())));
      ours.put(row.text("id"), group.id());
    }
  }

  private List<DjangoRow> rows() {
    return membership.isEmpty()
        ? List.of()
        : django.after(GROUPS, "id", List.of("id", "name"), null, 10_000);
  }

  /** What the operator should know. */
  List<String> remarks() {
    List<String> all = new ArrayList<>(remarks);
    rows().forEach(row -> permissions(row).ifPresent(all::add));
    return all;
  }

  private Optional<String> permissions(DjangoRow group) {
    List<Object> ids =
        django
            .where(
                "auth_group_permissions",
                "group_id",
                List.of("permission_id"),
                List.of(group.key()))
            .stream()
            .<Object>map(row -> Long.valueOf(row.text("permission_id")))
            .toList();
    List<String> words =
        django.where("auth_permission", "id", List.of("codename"), ids).stream()
            .map(row -> row.text("codename"))
            .sorted()
            .toList();
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "group "
                + group.text("name")
                + " had permissions that mean nothing here: "
                + String.join(", ", words));
  }

  /** The groups of some users, by the user's key. */
  Map<String, List<UUID>> of(Collection<Object> users) {
    Map<String, List<UUID>> found = new HashMap<>();
    membership.ifPresent(table ->
        django
            .where(table.table(), table.userColumn(), List.of("group_id"), users)
            .forEach(row ->
                Optional.ofNullable(ours.get(row.text("group_id")))
                    .ifPresent(group ->
                        found
                            .computeIfAbsent(row.key().toString(), _ -> new ArrayList<>())
                            .add(group))));
    return found;
  }

  void add(Transaction tx, Map<Long, List<UUID>> members) {
    groups.addMembers(tx, members);
  }
}
