package dev.vestibule.dialect.v1;

import dev.vestibule.House;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.rights.ApiKeys;
import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.KeyMaker;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.tokens.Client;
import dev.vestibule.core.tokens.OpaqueToken;
import dev.vestibule.core.tokens.OpaqueTokenRules;
import dev.vestibule.dialect.v1.Native.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Services and those who look after them, for tests. */
record Services(House house, Native api) {
  static final String FORM = "application/x-www-form-urlencoded";

  Account account(String name) {
    return house
        .database
        .read(sql -> house.accounts.byEmail(sql, Native.email(name)))
        .orElseThrow();
  }

  /** Makes a group with these permissions, of which the account is a member. */
  Group group(String name, Account member, Permission... permissions) {
    return house.database.write(tx -> {
      Group group = house.administration.groups.add(tx, name, "", Set.of(permissions));
      house.administration.groups.addMember(tx, group.id(), member.id());
      return group;
    });
  }

  /** A member's access token, with these permissions. */
  String token(String name, Permission... permissions) {
    String access = Native.access(api.member(name));
    group("Group of " + name, account(name), permissions);
    return access;
  }

  /** A key that the operator made. */
  ApiKeys.Made key(Permission... permissions) {
    return house.database.write(tx ->
        house.administration.apiKeys.add(
            tx, "a service", Set.of(permissions), new KeyMaker.Operator(), Optional.empty()));
  }

  Reply form(String path, String body, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = FORM;
    return api.send("POST", path, body, all);
  }

  Reply introspect(String token, String key) {
    return form("/token/introspect", "token=" + encoded(token), "Authorization", "Bearer " + key);
  }

  Reply revoke(String token) {
    return form("/token/revoke", "token=" + encoded(token));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static String basic(String id, String secret) {
    byte[] both = (encoded(id) + ":" + encoded(secret)).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  /** A stored token as django-rest-knox's. */
  String knox(Account account) {
    OpaqueTokenRules rules = OpaqueTokenRules.of(house.settings.dialects().knox());
    return switch (house.issueTokens.opaqueToken(account, Client.NONE, rules)) {
      case OpaqueToken.Issued(String token, var _) -> token;
      case OpaqueToken.LimitReached() -> throw new IllegalStateException("there is no limit");
    };
  }
}
