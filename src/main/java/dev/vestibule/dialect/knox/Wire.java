package dev.vestibule.dialect.knox;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.dialect.drf.ProfileForms;
import dev.vestibule.platform.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts as the seed's serializers write them. */
final class Wire {
  private final Views views;
  private final ProfileForms profile;

  Wire(Views views, ProfileForms profile) {
    this.views = views;
    this.profile = profile;
  }

  /** The seed's DisplayUserSerializer: exactly these four. */
  static Map<String, @Nullable Object> limited(Account account) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", account.id());
    json.put("full_name", account.fullName());
    json.put("telephone", account.shownTelephone());
    json.put("email", account.email() == null ? "" : account.email());
    return json;
  }

  /** The seed's full serializer: all that the viewer may see, the picture by its address. */
  Map<String, @Nullable Object> full(Request request, Viewer viewer, Account account) {
    String image = account.avatar();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(
        "url", views.address(request, "/users/{id}/").replace("{id}", Long.toString(account.id())));
    json.putAll(limited(account));
    json.putAll(profile.shown(request, viewer, account.id()));
    json.put("user_image", image == null ? null : request.baseUrl() + "/media/" + image);
    return json;
  }
}
