package dev.vestibule.ui.console;

import dev.vestibule.core.rights.Permission;
import java.util.Optional;

/**
 * A page that the navigation leads to.
 *
 * @param path of this server, with its closing slash; the pages below it belong to the entry too
 * @param words the name of its text
 * @param icon the name of a drawing in {@code console/icon.jte}
 * @param permission what shows it; empty for everybody whom the console lets in
 */
public record ConsoleEntry(
    Area area, String path, String words, String icon, Optional<Permission> permission) {
  /** The headings of the navigation, in their order. */
  public enum Area {
    OVERVIEW,
    PEOPLE,
    DELIVERY,
    SYSTEM;

    /** The name of its text. */
    public String words() {
      return "area." + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** An entry that a permission shows. */
  public static ConsoleEntry of(
      Area area, String path, String words, String icon, Permission permission) {
    return new ConsoleEntry(area, path, words, icon, Optional.of(permission));
  }

  boolean shownTo(Clerk clerk) {
    return permission.isEmpty() || clerk.may(permission.get());
  }
}
