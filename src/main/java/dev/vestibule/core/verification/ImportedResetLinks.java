package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.ImportedAccounts;
import dev.vestibule.core.accounts.ImportedAccounts.Origin;
import dev.vestibule.core.tokens.ImportedKey;
import dev.vestibule.core.tokens.ImportedKeys;
import dev.vestibule.platform.crypto.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Links to a new password that Django mailed before it was left (its PasswordResetTokenGenerator,
 * since 3.1). Such a link is kept nowhere: it is signed over the account's key, password hash, last
 * sign-in and address, so that a change of any of them voids it, here as there.
 */
public final class ImportedResetLinks {
  private static final String SALT = "django.contrib.auth.tokens.PasswordResetTokenGenerator";
  private static final Pattern TOKEN = Pattern.compile("([0-9a-z]{1,13})-([0-9a-f]{32})");
  private static final int BASE = 36;
  private static final LocalDateTime FIRST = LocalDateTime.of(2001, 1, 1, 0, 0);
  private static final DateTimeFormatter PYTHON =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final ImportedKeys keys;
  private final InstantSource clock;
  private final ImportedAccounts origins = new ImportedAccounts();

  public ImportedResetLinks(ImportedKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Reads the key once, before the transaction that uses it.
   *
   * @return what tells whether a link is good for an account as it is then
   */
  Check check(String token) {
    Optional<ImportedKey> key = keys.django().filter(k -> !k.linkSecrets().isEmpty());
    Matcher parts = TOKEN.matcher(token);
    return key.isPresent() && parts.matches() && canonical(parts.group(1))
        ? (sql, account) -> good(sql, key.get(), parts.group(1), parts.group(2), account)
        : (_, _) -> false;
  }

  /** Whether a link is good for an account. */
  @FunctionalInterface
  interface Check {
    boolean good(DSLContext sql, Account account);
  }

  private boolean good(
      DSLContext sql, ImportedKey key, String moment, String signature, Account account) {
    Optional<Origin> origin =
        origins.of(sql, account.id()).filter(o -> o.source().equals(ImportedKeys.DJANGO));
    return origin.isPresent()
        && !expired(key, moment)
        && sameAddress(origin.get(), account)
        && signed(key, moment, signature, origin.get(), account);
  }

  /** A second spelling of a moment would be a second spelling of a token. */
  private static boolean canonical(String moment) {
    return moment.length() < 12 && Long.toString(Long.parseLong(moment, BASE), BASE).equals(moment);
  }

  /** Django counts seconds by its own clock on the wall. */
  private boolean expired(ImportedKey key, String moment) {
    long made = Long.parseLong(moment, BASE);
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), key.clock());
    return ChronoUnit.SECONDS.between(FIRST, now) - made > key.linkLifetime().toSeconds();
  }

  /** An account that was never changed here has the address of there, or lost it to a twin. */
  private static boolean sameAddress(Origin origin, Account account) {
    String email = origin.email();
    return Objects.equals(account.email(), email == null ? null : Emails.normalise(email))
        || account.version() == 1;
  }

  private static boolean signed(
      ImportedKey key, String moment, String signature, Origin origin, Account account) {
    String unusable =
        account.version() == 1 || account.passwordHash() == null ? origin.unusable() : null;
    String password = unusable == null ? account.passwordHash() : unusable;
    if (password == null) {
      return false;
    }
    String state =
        origin.sourceId()
            + password
            + shown(account.lastSignInAt(), key.times())
            + Long.parseLong(moment, BASE);
    String email = origin.email() == null ? "" : origin.email();
    // Django signs over the address since 3.2.
    return key.linkSecrets().stream()
        .flatMap(secret -> Stream.of(sign(secret, state + email), sign(secret, state)))
        .anyMatch(expected -> Digests.same(expected, signature));
  }

  /** As Python writes a moment without its zone. */
  private static String shown(@Nullable Instant moment, ZoneId zone) {
    return moment == null ? "" : PYTHON.format(LocalDateTime.ofInstant(moment, zone));
  }

  /** Django's salted_hmac, of which it writes every second digit. */
  private static String sign(String secret, String value) {
    byte[] key = Digests.sha256((SALT + secret).getBytes(StandardCharsets.UTF_8));
    String whole =
        HexFormat.of().formatHex(Digests.hmacSha256(key, value.getBytes(StandardCharsets.UTF_8)));
    StringBuilder half = new StringBuilder();
    for (int i = 0; i < whole.length(); i += 2) {
      half.append(whole.charAt(i));
    }
    return half.toString();
  }
}
