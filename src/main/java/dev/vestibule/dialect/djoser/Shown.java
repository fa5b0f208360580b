package dev.vestibule.dialect.djoser;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.dialect.drf.ProfileForms;
import dev.vestibule.platform.http.Request;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts with their profiles as answers show them. */
record Shown(Members members, ProfileForms profile) {

  /** An account as the viewer sees it. */
  Map<String, @Nullable Object> account(Request request, Viewer viewer, Account account) {
    Map<String, @Nullable Object> json = members.account(request, account);
    json.putAll(profile.shown(request, viewer, account.id()));
    return json;
  }

  /** The answer to a registration. */
  Map<String, @Nullable Object> registered(Request request, Account account) {
    Map<String, @Nullable Object> json = members.registered(request, account);
    json.putAll(profile.shown(request, Viewer.SELF, account.id()));
    return json;
  }

  /** One of its owner's members, a declared field among them; {@code account} is the whole. */
  @Nullable Object member(Request request, Account account, String member) {
    if (member.equals("account")) {
      return account(request, Viewer.SELF, account);
    }
    return Members.has(member)
        ? Members.value(request, account, member)
        : profile.shown(request, Viewer.SELF, account.id()).get(member);
  }
}
