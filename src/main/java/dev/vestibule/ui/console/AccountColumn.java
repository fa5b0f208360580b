package dev.vestibule.ui.console;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountOrder;
import dev.vestibule.core.administration.ManagedAccount;
import dev.vestibule.core.rights.Group;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of the table of accounts that every account has, beside its name. */
enum AccountColumn {
  STATUS,
  VERIFIED,
  ROLES,
  GROUPS,
  LAST_SEEN(AccountOrder.LAST_SEEN_AT),
  JOINED(AccountOrder.JOINED_AT),
  USERNAME(AccountOrder.USERNAME),
  EMAIL(AccountOrder.EMAIL),
  TELEPHONE,
  LAST_SIGN_IN,
  LANGUAGE,
  NUMBER;

  static final List<AccountColumn> USUAL = List.of(STATUS, VERIFIED, GROUPS, LAST_SEEN, JOINED);

  private final @Nullable AccountOrder order;

  AccountColumn() {
    this(null);
  }

  AccountColumn(@Nullable AccountOrder order) {
    this.order = order;
  }

  /** As it stands in an address. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  Optional<AccountOrder> order() {
    return Optional.ofNullable(order);
  }

  Cell cell(ManagedAccount managed, ConsoleWords words, Instant now) {
    Account account = managed.account();
    return switch (this) {
      case STATUS -> Cell.of(List.of(Badge.status(account, words)));
      case VERIFIED -> Cell.of(verified(account, words));
      case ROLES -> Cell.of(Badge.roles(account, words));
      case GROUPS -> Cell.of(groups(managed));
      case LAST_SEEN -> Cell.at(managed.listed().lastSeenAt().orElse(null), words, now);
      case JOINED -> Cell.at(account.joinedAt(), words, now);
      case USERNAME -> Cell.of(account.username());
      case EMAIL -> Cell.of(account.email());
      case TELEPHONE -> Cell.of(account.telephone());
      case LAST_SIGN_IN -> Cell.at(account.lastSignInAt(), words, now);
      case LANGUAGE -> Cell.of(account.locale());
      case NUMBER -> Cell.of(Long.toString(account.id()));
    };
  }

  private static List<Badge> verified(Account account, ConsoleWords words) {
    List<Badge> badges = new ArrayList<>();
    if (account.emailVerifiedAt() != null) {
      badges.add(new Badge(words.get("verified.email"), ""));
    }
    if (account.telephoneVerifiedAt() != null) {
      badges.add(new Badge(words.get("verified.telephone"), ""));
    }
    return badges;
  }

  private static List<Badge> groups(ManagedAccount managed) {
    List<String> names = managed.groups().stream().map(Group::name).toList();
    List<Badge> badges =
        new ArrayList<>(names.stream().limit(2).map(name -> new Badge(name, "")).toList());
    if (names.size() > 2) {
      badges.add(new Badge("+" + (names.size() - 2), ""));
    }
    return badges;
  }

  /** The same for a file: nothing cut, moments in ISO 8601. */
  String plain(ManagedAccount managed) {
    Account account = managed.account();
    return switch (this) {
      case STATUS -> account.status().name().toLowerCase(java.util.Locale.ROOT);
      case VERIFIED ->
          (account.emailVerifiedAt() == null ? "" : "email")
              + (account.telephoneVerifiedAt() == null ? "" : " telephone");
      case ROLES -> (account.superuser() ? "superuser " : "") + (account.staff() ? "staff" : "");
      case GROUPS -> String.join(", ", managed.groups().stream().map(Group::name).toList());
      case LAST_SEEN -> managed.listed().lastSeenAt().map(Instant::toString).orElse("");
      case JOINED -> account.joinedAt().toString();
      case USERNAME -> account.username();
      case EMAIL -> text(account.email());
      case TELEPHONE -> text(account.telephone());
      case LAST_SIGN_IN -> text(account.lastSignInAt());
      case LANGUAGE -> account.locale();
      case NUMBER -> Long.toString(account.id());
    };
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
