package dev.vestibule.dialect.v1.admin;

import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.Usernames;
import dev.vestibule.core.administration.ChangeAccount;
import dev.vestibule.core.administration.CreateAccount;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.verification.UpdateAccount.NewNumber;
import dev.vestibule.dialect.v1.ProfileMembers;
import dev.vestibule.dialect.v1.frame.Input;
import dev.vestibule.dialect.v1.frame.Kinds;
import dev.vestibule.dialect.v1.frame.Shape;
import dev.vestibule.dialect.v1.frame.Text;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The bodies that make and change accounts. */
final class AccountInput {
  private static final int NAME = 150;
  private static final int FULL_NAME = 255;
  private static final String INVITED = "invited";

  private final Telephones telephones;
  private final ProfileMembers profile;

  AccountInput(Telephones telephones, ProfileMembers profile) {
    this.telephones = telephones;
    this.profile = profile;
  }

  ProfileMembers profile() {
    return profile;
  }

  Shape creation() {
    return Shape.empty()
        .required("email", Text.email())
        .optional("password", Text.password())
        .optional("status", Text.oneOf("active", INVITED))
        .optional("username", username())
        .optional("name", Text.line(FULL_NAME))
        .optional("first_name", Text.line(NAME))
        .optional("last_name", Text.line(NAME))
        .optional("telephone", telephone())
        .optional("locale", Text.oneOf("en", "fr"))
        .optional("staff", Kinds.flag())
        .optional("superuser", Kinds.flag())
        .optional("groups", Kinds.uuids())
        .optional(ProfileMembers.NAME, profile.patch());
  }

  Shape patch() {
    return Shape.empty()
        .optional("username", username())
        .nullable("email", Text.email())
        .nullable("telephone", telephone())
        .nullable("name", Text.line(FULL_NAME))
        .nullable("first_name", Text.line(NAME))
        .nullable("last_name", Text.line(NAME))
        .optional("locale", Text.oneOf("en", "fr"))
        .optional("staff", Kinds.flag())
        .optional("superuser", Kinds.flag())
        .optional(ProfileMembers.NAME, profile.patch());
  }

  private static Text username() {
    return Text.filled(NAME).fitting(Usernames::valid, "username");
  }

  private Text telephone() {
    return Text.filled(32).fitting(text -> telephones.parse(text).isPresent(), "telephone");
  }

  /** Who gets no password and is not said to be active chooses one by the invitation. */
  static boolean invited(Input input) {
    return input
        .text("status")
        .map(INVITED::equals)
        .orElseGet(() -> input.text("password").isEmpty());
  }

  CreateAccount.Wanted wanted(Input input, String language) {
    return new CreateAccount.Wanted(
        input.text("username").map(Usernames::normalise).orElseGet(Usernames::made),
        Emails.normalise(input.required("email")),
        input.text("telephone").flatMap(this::number),
        input.text("password"),
        input.text("name").orElse(""),
        input.text("first_name").orElse(""),
        input.text("last_name").orElse(""),
        input.text("locale").orElse(language),
        flag(input, "staff").orElse(false),
        flag(input, "superuser").orElse(false),
        invited(input),
        groups(input),
        input.members(ProfileMembers.NAME).values());
  }

  ChangeAccount.Edit edit(Input input) {
    return new ChangeAccount.Edit(
        input.text("username").map(Usernames::normalise),
        input.values().containsKey("email")
            ? Optional.of(input.text("email").map(Emails::normalise))
            : Optional.empty(),
        input.values().containsKey("telephone")
            ? Optional.of(input.text("telephone").flatMap(this::number))
            : Optional.empty(),
        input.patched("name"),
        input.patched("first_name"),
        input.patched("last_name"),
        input.text("locale"),
        flag(input, "staff"),
        flag(input, "superuser"),
        input.members(ProfileMembers.NAME).values());
  }

  private Optional<NewNumber> number(String entered) {
    return telephones.parse(entered).map(number -> new NewNumber(number, entered));
  }

  private static Optional<Boolean> flag(Input input, String name) {
    return input.values().get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  private static Set<UUID> groups(Input input) {
    Set<UUID> groups = new LinkedHashSet<>();
    if (input.values().get("groups") instanceof Set<?> ids) {
      ids.forEach(id -> groups.add((UUID) id));
    }
    return groups;
  }
}
