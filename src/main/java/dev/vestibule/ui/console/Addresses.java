package dev.vestibule.ui.console;

import java.util.Optional;
import java.util.UUID;

/** Identifiers and paths of things in the console. */
final class Addresses {
  private Addresses() {}

  /** The identifier in the path, which may be none. */
  static Optional<UUID> id(Clerk clerk, String name) {
    return uuid(clerk.request().parameter(name));
  }

  static Optional<UUID> uuid(String text) {
    try {
      return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  static String account(UUID id) {
    return AccountsPage.PATH + id + "/";
  }

  static String group(UUID id) {
    return "/console/groups/" + id + "/";
  }
}
