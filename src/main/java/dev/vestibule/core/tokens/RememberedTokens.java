package dev.vestibule.core.tokens;

import dev.vestibule.platform.crypto.Digests;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens whose signature was found good: checking it again costs half a millisecond. Bounded by two
 * generations; the older one is dropped when the younger is full. Expiry, account and session are
 * looked at every time all the same.
 */
final class RememberedTokens {
  private final int generation;
  private volatile Map<String, Claims> young = new ConcurrentHashMap<>();
  private volatile Map<String, Claims> old = Map.of();

  RememberedTokens(int most) {
    this.generation = most / 2;
  }

  Optional<Claims> find(String token) {
    String key = Digests.sha256Hex(token);
    Claims claims = young.get(key);
    if (claims != null) {
      return Optional.of(claims);
    }
    Claims older = old.get(key);
    if (older != null) {
      put(key, older);
    }
    return Optional.ofNullable(older);
  }

  void remember(String token, Claims claims) {
    if (generation > 0) {
      put(Digests.sha256Hex(token), claims);
    }
  }

  private void put(String key, Claims claims) {
    Map<String, Claims> target = young;
    target.put(key, claims);
    if (target.size() >= generation) {
      turnOver();
    }
  }

  private synchronized void turnOver() {
    if (young.size() >= generation) {
      old = young;
      young = new ConcurrentHashMap<>();
    }
  }
}
