package dev.vestibule.dialect.v1;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Client;
import dev.vestibule.core.tokens.IssueTokens;
import dev.vestibule.core.tokens.RotateSession;
import dev.vestibule.core.tokens.StartedSession;
import dev.vestibule.core.tokens.TokenRules;
import dev.vestibule.core.tokens.TokenScope;
import dev.vestibule.core.tokens.UserClaim;
import dev.vestibule.platform.config.V1Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Starts sessions, and shows their tokens under OAuth's names (RFC 6749, section 5.1). */
final class TokenJson {
  private final V1Settings settings;
  private final IssueTokens tokens;

  TokenJson(V1Settings settings, IssueTokens tokens) {
    this.settings = settings;
    this.tokens = tokens;
  }

  StartedSession start(Account account, Client client, TokenScope scope) {
    return tokens.session(account, client, rules(scope), scope);
  }

  /** How long the tokens of a scope live, and whether they rotate. */
  TokenRules rules(TokenScope scope) {
    boolean rotate = settings.rotateRefreshTokens();
    return switch (scope) {
      case ACCOUNT ->
          rules(settings.accessTokenLifetime(), settings.refreshTokenLifetime(), rotate);
      case VERIFY -> rules(settings.verifyTokenLifetime(), settings.verifyTokenLifetime(), rotate);
    };
  }

  private static TokenRules rules(Duration access, Duration refresh, boolean rotate) {
    return new TokenRules(access, refresh, rotate, rotate, RotateSession.RETRY, UserClaim.NATIVE);
  }

  Map<String, Object> of(StartedSession session) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("token_type", "Bearer");
    json.put("scope", session.scope().word());
    json.put("access_token", session.tokens().access());
    json.put("expires_in", rules(session.scope()).access().toSeconds());
    json.put("refresh_token", session.tokens().refresh());
    json.put("session_id", session.id());
    return json;
  }
}
