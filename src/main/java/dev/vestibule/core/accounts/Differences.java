package dev.vestibule.core.accounts;

import dev.vestibule.core.events.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a change comes to, whichever way it was made: by comparing the account before and after it.
 *
 * @param profile the profile fields that were written along
 * @param reset whether the password was chosen by a mailed link or code
 */
record Differences(Account before, Account now, Set<String> profile, boolean reset) {
  /** Tells each thing that happened, with its facts. */
  void each(BiConsumer<EventType, Map<String, String>> told) {
    email(told);
    telephone(told);
    status(told);
    if (!Objects.equals(before.passwordHash(), now.passwordHash())) {
      told.accept(EventType.PASSWORD_CHANGED, Map.of("how", reset ? "reset" : "changed"));
    }
    List<String> fields = fields();
    if (!fields.isEmpty()) {
      told.accept(EventType.ACCOUNT_UPDATED, Map.of("fields", String.join(" ", fields)));
    }
  }

  private void email(BiConsumer<EventType, Map<String, String>> told) {
    boolean changed = !Objects.equals(before.email(), now.email());
    if (changed) {
      told.accept(EventType.EMAIL_CHANGED, Map.of());
    }
    if (now.emailVerifiedAt() != null && (changed || before.emailVerifiedAt() == null)) {
      told.accept(EventType.ACCOUNT_VERIFIED, Map.of("of", "email"));
    }
  }

  private void telephone(BiConsumer<EventType, Map<String, String>> told) {
    boolean changed = !Objects.equals(before.telephone(), now.telephone());
    if (changed) {
      told.accept(EventType.TELEPHONE_CHANGED, Map.of());
    }
    if (now.telephoneVerifiedAt() != null && (changed || before.telephoneVerifiedAt() == null)) {
      told.accept(EventType.ACCOUNT_VERIFIED, Map.of("of", "telephone"));
    }
  }

  private void status(BiConsumer<EventType, Map<String, String>> told) {
    boolean left = before.deletionDueAt() != null;
    boolean leaves = now.deletionDueAt() != null;
    if (leaves && !left) {
      told.accept(
          EventType.ACCOUNT_DELETION_SCHEDULED,
          Map.of("due", Objects.requireNonNull(now.deletionDueAt()).toString()));
    } else if (left && !leaves) {
      told.accept(EventType.ACCOUNT_RESTORED, Map.of());
    } else if (before.status() != now.status()) {
      switch (now.status()) {
        case ACTIVE -> told.accept(EventType.ACCOUNT_ACTIVATED, Map.of());
        case DEACTIVATED -> told.accept(EventType.ACCOUNT_DEACTIVATED, Map.of());
        case PENDING -> {}
      }
    }
  }

  private List<String> fields() {
    List<String> fields = new ArrayList<>();
    compare(fields, "username", before.username(), now.username());
    compare(fields, "full_name", before.fullName(), now.fullName());
    compare(fields, "first_name", before.firstName(), now.firstName());
    compare(fields, "last_name", before.lastName(), now.lastName());
    compare(fields, "locale", before.locale(), now.locale());
    compare(fields, "avatar", before.avatar(), now.avatar());
    compare(fields, "is_staff", before.staff(), now.staff());
    compare(fields, "is_superuser", before.superuser(), now.superuser());
    if (before.status() != now.status() && now.status() == AccountStatus.PENDING) {
      fields.add("status");
    }
    fields.addAll(profile);
    return fields;
  }

  private static void compare(
      List<String> fields, String name, @Nullable Object before, @Nullable Object now) {
    if (!Objects.equals(before, now)) {
      fields.add(name);
    }
  }
}
