package dev.vestibule.ui.console;

import dev.vestibule.core.rights.Permission;
import dev.vestibule.ui.pages.PageForm;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Permissions to tick. */
public final class PermissionBoxes {
  private static final String PREFIX = "permission.";

  private PermissionBoxes() {}

  /**
   * A permission.
   *
   * @param offered whether this administrator has it, and so may give it
   */
  public record Box(String name, String word, String meaning, boolean ticked, boolean offered) {}

  static List<Box> of(Clerk clerk, Set<Permission> ticked) {
    ConsoleWords words = clerk.words();
    return Stream.of(Permission.values())
        .map(permission ->
            new Box(
                PREFIX + permission.word(),
                permission.word(),
                words.has("permission." + permission.word())
                    ? words.get("permission." + permission.word())
                    : "",
                ticked.contains(permission),
                clerk.may(permission)))
        .toList();
  }

  static Set<Permission> ticked(PageForm form) {
    Set<Permission> all = EnumSet.noneOf(Permission.class);
    for (Permission permission : Permission.values()) {
      if (!form.get(PREFIX + permission.word()).isEmpty()) {
        all.add(permission);
      }
    }
    return all;
  }
}
