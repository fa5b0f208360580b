package dev.vestibule.ui.console;

import dev.vestibule.core.accounts.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word that stands out.
 *
 * @param tone good, warn, bad, tint or empty
 */
public record Badge(String text, String tone) {
  /** Whether the account can be signed in to. */
  static Badge status(Account account, ConsoleWords words) {
    if (account.deletionDueAt() != null) {
      return new Badge(words.get("status.leaving"), "bad");
    }
    String tone =
        switch (account.status()) {
          case ACTIVE -> "good";
          case PENDING -> "warn";
          case DEACTIVATED -> "bad";
        };
    return new Badge(words.get("status." + account.status().name().toLowerCase(Locale.ROOT)), tone);
  }

  /** What the account is beyond an ordinary one. */
  static List<Badge> roles(Account account, ConsoleWords words) {
    List<Badge> badges = new ArrayList<>();
    if (account.superuser()) {
      badges.add(new Badge(words.get("role.superuser"), "tint"));
    }
    if (account.staff()) {
      badges.add(new Badge(words.get("role.staff"), "tint"));
    }
    return badges;
  }
}
