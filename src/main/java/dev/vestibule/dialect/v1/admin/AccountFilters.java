package dev.vestibule.dialect.v1.admin;

import dev.vestibule.core.accounts.AccountMatch;
import dev.vestibule.core.accounts.AccountMatches;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.dialect.v1.frame.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a list of accounts can keep to, by the parameters of its query. */
final class AccountFilters {
  private static final String PROFILE = "profile.";
  private static final Set<String> NAMES =
      Set.of(
          "status",
          "email_verified",
          "telephone_verified",
          "staff",
          "superuser",
          "group",
          "joined_from",
          "joined_before",
          "seen_from",
          "seen_before",
          "search",
          "sort",
          "limit",
          "cursor",
          "count");

  private final List<ProfileField> fields;
  private final Profiles profiles;
  private final Groups groups;

  AccountFilters(ProfileSchema schema, Profiles profiles, Groups groups) {
    this.fields = schema.fields();
    this.profiles = profiles;
    this.groups = groups;
  }

  boolean known(String name) {
    return NAMES.contains(name)
        || fields.stream().anyMatch(field -> name.equals(PROFILE + field.name()));
  }

  List<AccountMatch> of(Parameters asked) {
    List<AccountMatch> all = new ArrayList<>();
    asked
        .read("status", "choice", AccountFilters::status)
        .map(AccountMatches::status)
        .ifPresent(all::add);
    asked.flag("email_verified").map(AccountMatches::emailVerified).ifPresent(all::add);
    asked.flag("telephone_verified").map(AccountMatches::telephoneVerified).ifPresent(all::add);
    asked.flag("staff").map(AccountMatches::staff).ifPresent(all::add);
    asked.flag("superuser").map(AccountMatches::superuser).ifPresent(all::add);
    asked.uuid("group").map(groups::members).ifPresent(all::add);
    asked.moment("joined_from").map(AccountMatches::joinedFrom).ifPresent(all::add);
    asked.moment("joined_before").map(AccountMatches::joinedBefore).ifPresent(all::add);
    asked.moment("seen_from").map(AccountMatches::seenFrom).ifPresent(all::add);
    asked.moment("seen_before").map(AccountMatches::seenBefore).ifPresent(all::add);
    asked.text("search").map(AccountMatches::beginning).ifPresent(all::add);
    fields.forEach(field -> profile(asked, field).ifPresent(all::add));
    return all;
  }

  /** Only what is declared as indexed is looked up; what is sealed cannot be. */
  private Optional<AccountMatch> profile(Parameters asked, ProfileField field) {
    String name = PROFILE + field.name();
    Optional<String> text = asked.text(name);
    if (text.isPresent() && !field.declared().indexed()) {
      asked.wrong(name, "not-indexed");
      return Optional.empty();
    }
    return text.isEmpty()
        ? Optional.empty()
        : asked.read(name, "value", field::parse).map(value -> profiles.having(field, value));
  }

  private static Optional<AccountStatus> status(String text) {
    return Stream.of(AccountStatus.values())
        .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst();
  }
}
