package dev.vestibule.core.takeover;

import dev.vestibule.core.tokens.ImportedSessions.Started;
import dev.vestibule.platform.crypto.Digests;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tokens of some users that are good: django-rest-knox's, REST framework's, SimpleJWT's. */
final class DjangoTokens {
  private static final String KNOX = "knox_authtoken";
  private static final String DRF = "authtoken_token";
  private static final String OUTSTANDING = "token_blacklist_outstandingtoken";
  private static final String BLACKLISTED = "token_blacklist_blacklistedtoken";
  private static final String USER = "user_id";

  private final DjangoDatabase django;
  private final ZoneId zone;
  private final Instant now;

  DjangoTokens(DjangoDatabase django, ZoneId zone, Instant now) {
    this.django = django;
    this.zone = zone;
    this.now = now;
  }

  /** Whether the project lists its refresh tokens. */
  static boolean listed(DjangoDatabase django) {
    return django.has(OUTSTANDING) && django.has(BLACKLISTED);
  }

  /**
   * A token, before it belongs to an account.
   *
   * @param name what it is known by: the digest of a stored token, the identifier of a refresh
   *     token
   * @param token a stored token that is handed out again
   * @param expires null for never
   */
  record Token(
      Kind kind, String name, @Nullable String token, Instant created, @Nullable Instant expires) {
    enum Kind {
      KNOX,
      DRF,
      REFRESH
    }

    Started of(long account) {
      return switch (kind) {
        case KNOX -> Started.ofHash(account, name, created, expires);
        case DRF ->
            Started.ofToken(account, name, java.util.Objects.requireNonNull(token), created);
        case REFRESH ->
            Started.ofRefresh(account, name, created, java.util.Objects.requireNonNull(expires));
      };
    }

    @Override
    public String toString() {
      return kind + " token";
    }
  }

  /**
   * What was found.
   *
   * @param good by the user's key
   * @param blacklisted identifiers of refresh tokens
   */
  record Found(Map<String, List<Token>> good, Set<String> blacklisted) {
    List<Token> of(FormerUser user) {
      return good.getOrDefault(user.key().toString(), List.of());
    }
  }

  Found of(Collection<Object> users) {
    Map<String, List<Token>> good = new HashMap<>();
    for (DjangoRow row : django.where(KNOX, USER, List.of("digest", "created", "expiry"), users)) {
      String digest = row.text("digest").toLowerCase(Locale.ROOT);
      keep(
          good,
          row,
          new Token(
              Token.Kind.KNOX, digest, null, created(row, "created"), row.moment("expiry", zone)));
    }
    for (DjangoRow row : django.where(DRF, USER, List.of("key", "created"), users)) {
      String key = row.text("key");
      keep(
          good,
          row,
          new Token(Token.Kind.DRF, Digests.sha256Hex(key), key, created(row, "created"), null));
    }
    return refresh(users, good);
  }

  private Found refresh(Collection<Object> users, Map<String, List<Token>> good) {
    Set<String> blacklisted = new HashSet<>();
    if (!listed(django)) {
      return new Found(good, blacklisted);
    }
    List<DjangoRow> rows =
        django.where(OUTSTANDING, USER, List.of("id", "jti", "created_at", "expires_at"), users);
    Set<String> black = black(rows);
    for (DjangoRow row : rows) {
      Instant expires = row.moment("expires_at", zone);
      if (black.contains(row.text("id"))) {
        blacklisted.add(row.text("jti"));
      } else if (expires != null) {
        keep(
            good,
            row,
            new Token(
                Token.Kind.REFRESH, row.text("jti"), null, created(row, "created_at"), expires));
      }
    }
    return new Found(good, blacklisted);
  }

  private Set<String> black(List<DjangoRow> outstanding) {
    List<Object> ids = new ArrayList<>();
    outstanding.forEach(row -> ids.add(Long.valueOf(row.text("id"))));
    Set<String> black = new HashSet<>();
    for (int from = 0; from < ids.size(); from += 1000) {
      List<Object> some = ids.subList(from, Math.min(from + 1000, ids.size()));
      django
          .where(BLACKLISTED, "token_id", List.of(), some)
          .forEach(row -> black.add(row.key().toString()));
    }
    return black;
  }

  private void keep(Map<String, List<Token>> good, DjangoRow row, Token token) {
    Instant expires = token.expires();
    if (expires == null || expires.isAfter(now)) {
      good.computeIfAbsent(row.key().toString(), _ -> new ArrayList<>()).add(token);
    }
  }

  private Instant created(DjangoRow row, String column) {
    Instant created = row.moment(column, zone);
    return created == null ? now : created;
  }
}
