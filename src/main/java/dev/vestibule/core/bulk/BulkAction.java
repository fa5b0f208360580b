package dev.vestibule.core.bulk;

import dev.vestibule.core.rights.Permission;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be done with many accounts; their words never change. */
public enum BulkAction {
  ACTIVATE(Permission.ACCOUNTS_UPDATE),
  DEACTIVATE(Permission.ACCOUNTS_UPDATE),
  END_SESSIONS(Permission.ACCOUNTS_UPDATE),
  DELETE(Permission.ACCOUNTS_DELETE),
  /** Puts them into a group. */
  JOIN(Permission.GROUPS_MANAGE);

  private final Permission permission;

  BulkAction(Permission permission) {
    this.permission = permission;
  }

  /** What doing the same with one account needs. */
  public Permission permission() {
    return permission;
  }

  /** As it stands in the table and in forms, such as {@code end-sessions}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<BulkAction> ofWord(String word) {
    return Stream.of(values()).filter(action -> action.word().equals(word)).findFirst();
  }
}
