package dev.vestibule.core.rights;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.UnavailableException;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out which service makes a request; its key is read at every request. */
public final class AuthenticateService {
  private static final Logger LOG = LoggerFactory.getLogger(AuthenticateService.class);

  private final Database database;
  private final ApiKeys keys;
  private final InstantSource clock;

  public AuthenticateService(Database database, ApiKeys keys, InstantSource clock) {
    this.database = database;
    this.keys = keys;
    this.clock = clock;
  }

  /** Whether the text looks like a key rather than a person's token. */
  public static boolean looksLikeKey(String text) {
    return text.startsWith(ApiKeys.PREFIX);
  }

  /** The key with that text, unless it ended or expired. */
  public Optional<ApiKey> byKey(String text) {
    Optional<ApiKey> found =
        database.read(sql -> keys.byText(sql, text)).filter(key -> key.good(clock.instant()));
    found.filter(keys::usedLongAgo).ifPresent(this::noteUse);
    return found;
  }

  /** A full disk must not turn a reader away: then the use goes unnoted. */
  private void noteUse(ApiKey key) {
    try {
      database.write(tx -> {
        keys.used(tx, key.id());
        return key;
      });
    } catch (UnavailableException e) {
      LOG.warn("the use of a key could not be noted: {}", e.getMessage());
    }
  }
}
