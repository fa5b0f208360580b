package dev.vestibule.dialect.v1.services;

import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.tokens.IntrospectToken;
import dev.vestibule.core.tokens.LiveToken;
import dev.vestibule.core.tokens.RevokeToken;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.dialect.v1.frame.Shape;
import dev.vestibule.dialect.v1.frame.Text;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /token}: whether a token is good (RFC 7662), and taking one back (RFC 7009). */
final class TokenResources {
  private static final String TOKEN = "token";

  /** Longer ones do not fit into the body anyway. */
  private static final int LONGEST = 64 * 1024;

  /** What is told of a token as it stands in it. */
  private static final List<String> AS_SIGNED = List.of("iss", "aud", "jti");

  private final Database database;
  private final Groups groups;
  private final IntrospectToken introspect;
  private final RevokeToken revoke;

  TokenResources(Database database, Groups groups, IntrospectToken introspect, RevokeToken revoke) {
    this.database = database;
    this.groups = groups;
    this.introspect = introspect;
    this.revoke = revoke;
  }

  List<Route> routes(Frame frame) {
    // A hint saves time where kinds of tokens are kept apart; here one look tells.
    Shape shape =
        Shape.empty()
            .required(TOKEN, Text.filled(LONGEST))
            .optional("token_type_hint", Text.line(LONGEST));
    return List.of(
        frame.at(
            "/token/introspect",
            Operation.form(Access.client(Permission.TOKENS_INTROSPECT), shape, this::introspect)),
        frame.at(
            "/token/revoke",
            Operation.form(Access.clientOrHolder(Permission.TOKENS_REVOKE), shape, this::revoke)));
  }

  private Answer introspect(Call call) {
    return call.ok(
        introspect
            .look(call.input().required(TOKEN))
            .map(this::shown)
            .orElseGet(() -> Map.of("active", false)));
  }

  private Map<String, Object> shown(LiveToken token) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("active", true);
    json.put("scope", token.scope().word());
    json.put("token_type", type(token.use()));
    json.put("sub", token.account().uuid().toString());
    json.put("username", token.account().username());
    json.put("groups", groups(token));
    token.session().ifPresent(id -> json.put("sid", id));
    token.issued().ifPresent(moment -> json.put("iat", moment.getEpochSecond()));
    token.expires().ifPresent(moment -> json.put("exp", moment.getEpochSecond()));
    AS_SIGNED.stream()
        .filter(token.claims()::containsKey)
        .forEach(claim -> json.put(claim, token.claims().get(claim)));
    return json;
  }

  /** No resource server shall take a refresh token for what a bearer may send. */
  private static String type(LiveToken.Use use) {
    return switch (use) {
      case ACCESS -> "Bearer";
      case REFRESH -> "refresh_token";
    };
  }

  private List<String> groups(LiveToken token) {
    long account = token.account().id();
    return database
        .read(sql -> groups.ofAccounts(sql, List.of(account)))
        .getOrDefault(account, List.of())
        .stream()
        .map(Group::name)
        .toList();
  }

  private Answer revoke(Call call) {
    boolean expired = call.rights().allow(Permission.TOKENS_REVOKE);
    return switch (revoke.revoke(call.input().required(TOKEN), expired)) {
      case OVER -> call.ok(Map.of());
      case UNSUPPORTED -> call.refuse(ProblemKind.UNSUPPORTED_TOKEN_TYPE);
    };
  }
}
