package dev.vestibule.dialect.djoser;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.dialect.drf.CharField;
import dev.vestibule.dialect.drf.Field;
import dev.vestibule.dialect.drf.Moments;
import dev.vestibule.dialect.drf.Pictures;
import dev.vestibule.dialect.drf.ShownField;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.platform.config.AccountMembers;
import dev.vestibule.platform.config.MemberUse;
import dev.vestibule.platform.http.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An account's members as the settings declare them: in forms and in answers. */
final class Members {
  private static final int NAME_LENGTH = 150;
  private static final Set<String> LATER = Set.of("date_joined", "last_login");

  private final AccountMembers members;
  private final Pictures pictures;

  Members(AccountMembers members, Pictures pictures) {
    this.members = members;
    this.pictures = pictures;
  }

  /** Whether accounts have a member of that name, shown or not. */
  static boolean has(String member) {
    return AccountMembers.KNOWN.contains(member);
  }

  /** Whether a registration may bring the member. */
  boolean takes(String member) {
    return members.of(member).taken();
  }

  /** What somebody registers with beside a password. */
  List<Field<?>> registering(CharField username, CharField email) {
    List<Field<?>> fields = new ArrayList<>();
    if (takes("username")) {
      fields.add(username);
    }
    if (takes("email")) {
      fields.add(members.of("email").needed() ? email : email.optional().blankable());
    }
    for (String name : List.of("first_name", "last_name", "full_name")) {
      if (takes(name)) {
        fields.add(name(name, members.of(name).needed()));
      }
    }
    return fields;
  }

  /** What is shown of an account, with the members that are changed in their places. */
  List<Field<?>> updating(CharField email) {
    List<Field<?>> fields = new ArrayList<>();
    for (String member : members.shown()) {
      MemberUse use = members.of(member);
      fields.add(use.changed() ? changed(member, use, email) : shown(member));
    }
    return fields;
  }

  private Field<?> changed(String member, MemberUse use, CharField email) {
    return switch (member) {
      case "email" -> use == MemberUse.REQUIRED ? email : email.optional().blankable();
      case "avatar" -> pictures.field("avatar").label(Text.LABEL_AVATAR).optional().nullable();
      default -> use == MemberUse.REQUIRED ? name(member, true).optional() : name(member, false);
    };
  }

  private static CharField name(String member, boolean required) {
    CharField field = CharField.of(member).label(label(member)).maxLength(NAME_LENGTH);
    return required ? field : field.optional().blankable();
  }

  private static Field<?> shown(String member) {
    ShownField field =
        switch (member) {
          case "id" -> ShownField.of(member, "integer").label(Text.LABEL_ID);
          case "username" ->
              ShownField.of(member, "string").label(Text.LABEL_USERNAME).help(Text.HELP_USERNAME);
          case "is_active" ->
              ShownField.of(member, "boolean").label(Text.LABEL_ACTIVE).help(Text.HELP_ACTIVE);
          case "date_joined" -> ShownField.of(member, "datetime").label(Text.LABEL_DATE_JOINED);
          case "is_staff", "is_superuser" -> ShownField.of(member, "boolean");
          case "last_login" -> ShownField.of(member, "datetime");
          case "avatar" -> ShownField.of(member, "image upload").label(Text.LABEL_AVATAR);
          case "email" -> ShownField.of(member, "email").label(Text.LABEL_EMAIL);
          case "uuid" -> ShownField.of(member, "string");
          default -> ShownField.of(member, "string").label(label(member));
        };
    return field;
  }

  private static Text label(String name) {
    return switch (name) {
      case "first_name" -> Text.LABEL_FIRST_NAME;
      case "last_name" -> Text.LABEL_LAST_NAME;
      default -> Text.LABEL_FULL_NAME;
    };
  }

  /** The answer to a registration: who has just come has neither joined nor signed in before. */
  Map<String, @Nullable Object> registered(Request request, Account account) {
    Map<String, @Nullable Object> json = account(request, account);
    LATER.forEach(json::remove);
    return json;
  }

  /** An account in lists and details. */
  Map<String, @Nullable Object> account(Request request, Account account) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    members.shown().forEach(member -> json.put(member, value(request, account, member)));
    return json;
  }

  static @Nullable Object value(Request request, Account account, String member) {
    return switch (member) {
      case "id" -> account.id();
      case "uuid" -> account.uuid().toString();
      case "username" -> account.username();
      case "email" -> account.email() == null ? "" : account.email();
      case "first_name" -> account.firstName();
      case "last_name" -> account.lastName();
      case "full_name" -> account.fullName();
      case "avatar" ->
          account.avatar() == null ? null : request.baseUrl() + "/media/" + account.avatar();
      case "is_active" -> account.active();
      case "is_staff" -> account.staff();
      case "is_superuser" -> account.superuser();
      case "date_joined" -> Moments.iso(account.joinedAt());
      case "last_login" ->
          account.lastSignInAt() == null ? null : Moments.iso(account.lastSignInAt());
      default -> throw new IllegalArgumentException("accounts have no " + member);
    };
  }
}
