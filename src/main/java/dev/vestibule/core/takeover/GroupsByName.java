package dev.vestibule.core.takeover;

import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.takeover.Finding.Remark;
import dev.vestibule.platform.database.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Groups that a file names. One that is missing is made, with nothing that it may do; one that is
 * here takes members only while it may do nothing, so that nobody comes to rights by a name.
 */
final class GroupsByName {
  private static final int LONGEST = 150;

  private final Database database;
  private final Groups groups;
  private final String description;
  private final boolean making;
  private final Map<String, Optional<UUID>> known = new HashMap<>();
  private final List<String> remarks = new ArrayList<>();

  /**
   * @param making whether missing ones are made
   */
  GroupsByName(Database database, Groups groups, String description, boolean making) {
    this.database = database;
    this.groups = groups;
    this.description = description;
    this.making = making;
  }

  /** Makes those that are missing, before the transaction that fills them. */
  void make(Collection<String> names) {
    names.forEach(name -> known.computeIfAbsent(name, this::one));
  }

  private Optional<UUID> one(String name) {
    if (name.codePointCount(0, name.length()) > LONGEST || PlanAccounts.unprintable(name)) {
      remarks.add("a group has a name that is too long or cannot be shown: nobody is in it here");
      return Optional.empty();
    }
    Optional<Group> present = database.read(sql -> groups.byName(sql, name));
    if (present.isPresent() && !present.get().permissions().isEmpty()) {
      remarks.add("group " + name + " exists and has permissions: nobody becomes a member of it");
      return Optional.empty();
    }
    if (present.isPresent() || !making) {
      return present.map(Group::id);
    }
    return Optional.of(database.write(tx -> groups.add(tx, name, description, Set.of())).id());
  }

  /** The groups of those names that take members. */
  List<UUID> of(Collection<String> names) {
    return names.stream()
        .flatMap(name -> known.getOrDefault(name, Optional.empty()).stream())
        .distinct()
        .toList();
  }

  /** What became of a user's groups that take nobody. */
  List<Remark> refused(Collection<String> names) {
    return making
        ? names.stream()
            .filter(name -> known.getOrDefault(name, Optional.empty()).isEmpty())
            .map(name -> new Remark("groups", name + " takes nobody from a file", ""))
            .toList()
        : List.of();
  }

  List<String> remarks() {
    return List.copyOf(remarks);
  }
}
