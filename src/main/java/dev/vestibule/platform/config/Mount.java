package dev.vestibule.platform.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One of the places where a dialect is served.
 *
 * @param name as {@code mounts} names it; empty for the dialect's own section
 * @param settings with the dialect's section as this place has it
 */
public record Mount(String name, Settings settings) {
  /** Of the other dialects. */
  private static final Duration RETRY = Duration.ofSeconds(10);

  /** Where djoser's API is served; nowhere when it is switched off. */
  public static List<Mount> djoser(Settings settings) {
    DjoserSettings djoser = settings.dialects().djoser();
    return djoser.enabled() ? all(settings, "dialects.djoser.", djoser.mounts()) : List.of();
  }

  /** For how long the answer to a refresh may be asked for again, at the longest of all mounts. */
  public static Duration longestRetry(Settings settings) {
    return djoser(settings).stream()
        .map(mount -> mount.settings().dialects().djoser().refreshRetry())
        .max(Comparator.naturalOrder())
        .filter(longest -> longest.compareTo(RETRY) > 0)
        .orElse(RETRY);
  }

  /** The claims by which access tokens of any mount name their account. */
  public static Set<String> userClaims(Settings settings) {
    Set<String> claims = new HashSet<>(Set.of("user_id"));
    djoser(settings)
        .forEach(mount -> claims.add(mount.settings().dialects().djoser().tokenUserClaim()));
    return claims;
  }

  /** Where the API with knox's tokens is served; nowhere when it is switched off. */
  public static List<Mount> knox(Settings settings) {
    KnoxSettings knox = settings.dialects().knox();
    return knox.enabled() ? all(settings, "dialects.knox.", knox.mounts()) : List.of();
  }

  /** Where the API with links that lead to itself is served; nowhere when it is switched off. */
  public static List<Mount> signup(Settings settings) {
    SignupSettings signup = settings.dialects().signup();
    return signup.enabled() ? all(settings, "dialects.signup.", signup.mounts()) : List.of();
  }

  private static List<Mount> all(
      Settings settings, String section, Map<String, Overrides> declared) {
    List<Mount> mounts = new ArrayList<>(List.of(new Mount("", settings)));
    declared.forEach((name, overrides) -> {
      Map<String, Object> values = SettingCatalogue.values(settings);
      overrides.values().forEach((key, value) -> values.put(section + key, value));
      values.put(section + "mounts", Map.of());
      mounts.add(new Mount(name, SettingCatalogue.build(values)));
    });
    return List.copyOf(mounts);
  }

  /** The key of one of its settings, below the dialect's section. */
  String key(String section, String setting) {
    return section + (name.isEmpty() ? "" : ".mounts." + name) + "." + setting;
  }
}
