package dev.vestibule.dialect.knox;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.dialect.drf.ProfileForms;
import dev.vestibule.platform.config.AccountMembers;
import dev.vestibule.platform.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts as the seed's serializers write them, with the members that settings declare. */
final class Wire {
  private final Views views;
  private final AccountMembers members;
  private final ProfileForms profile;

  Wire(Views views, AccountMembers members, ProfileForms profile) {
    this.views = views;
    this.members = members;
    this.profile = profile;
  }

  /** The seed's DisplayUserSerializer: the members alone. */
  Map<String, @Nullable Object> limited(Account account) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    members.shown().stream()
        .filter(member -> !member.equals("user_image"))
        .forEach(member -> json.put(member, value(account, member)));
    return json;
  }

  private static Object value(Account account, String member) {
    String address = account.email();
    return switch (member) {
      case "id" -> account.id();
      case "username" -> account.username();
      case "full_name" -> account.fullName();
      case "first_name" -> account.firstName();
      case "last_name" -> account.lastName();
      case "telephone" -> account.shownTelephone();
      case "email" -> address == null ? "" : address;
      default -> throw new IllegalArgumentException("accounts have no " + member);
    };
  }

  /** The seed's full serializer: all that the viewer may see, the picture by its address. */
  Map<String, @Nullable Object> full(Request request, Viewer viewer, Account account) {
    String image = account.avatar();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(
        "url", views.address(request, "/users/{id}/").replace("{id}", Long.toString(account.id())));
    json.putAll(limited(account));
    json.putAll(profile.shown(request, viewer, account.id()));
    if (members.of("user_image").shown()) {
      json.put("user_image", image == null ? null : request.baseUrl() + "/media/" + image);
    }
    return json;
  }
}
