package dev.vestibule.platform.config;

import dev.vestibule.platform.config.SettingsRules.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rule that no two routes stand at one path, whoever serves them. */
final class PathRules {
  private static final String PAGES = "this server's own pages";

  private final Map<String, String> owners = new HashMap<>();
  private final Map<Clash, List<String>> clashes = new LinkedHashMap<>();

  /**
   * Two who would serve the same.
   *
   * @param key the setting that leads there second
   * @param owner who was there before: a setting's key, or {@link #PAGES}
   */
  private record Clash(String key, String owner) {}

  private PathRules() {}

  static List<Finding> check(Settings settings) {
    PathRules rules = new PathRules();
    OwnPaths.of(settings).forEach(path -> rules.take(PAGES, path));
    OwnPaths.v1(settings).forEach(path -> rules.take("dialects.v1.prefix", path));
    for (Mount mount : Mount.signup(settings)) {
      SignupSettings signup = mount.settings().dialects().signup();
      rules.mount(mount, "dialects.signup", signup.prefix(), signup.routes(), signup.paths());
    }
    for (Mount mount : Mount.djoser(settings)) {
      DjoserSettings djoser = mount.settings().dialects().djoser();
      rules.mount(mount, "dialects.djoser", djoser.prefix(), djoser.routes(), djoser.paths());
    }
    for (Mount mount : Mount.knox(settings)) {
      KnoxSettings knox = mount.settings().dialects().knox();
      rules.mount(mount, "dialects.knox", knox.prefix(), knox.routes(), knox.paths());
    }
    return rules.findings();
  }

  private void mount(
      Mount mount, String section, String prefix, Map<String, String> moved, RoutePaths paths) {
    paths
        .byName()
        .forEach((name, path) -> {
          String setting = moved.containsKey(name) ? "routes" : "prefix";
          take(mount.key(section, setting), prefix + path);
        });
  }

  private void take(String key, String path) {
    String owner = owners.putIfAbsent(shape(path), key);
    if (owner != null) {
      clashes.computeIfAbsent(new Clash(key, owner), c -> new ArrayList<>()).add(path);
    }
  }

  /** Paths of one shape are one to the router: a closing slash and parameters' names are not. */
  private static String shape(String path) {
    String open = path.replaceAll("\\{[^}]*}", "{}");
    return open.length() > 1 && open.endsWith("/") ? open.substring(0, open.length() - 1) : open;
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    clashes.forEach((clash, paths) -> {
      String more = paths.size() == 1 ? "" : " and " + (paths.size() - 1) + " more";
      String others = clash.key().equals(clash.owner()) ? "another of its routes" : clash.owner();
      findings.add(
          new Finding(
              clash.key(),
              "leads to what " + verb(others) + " already: " + paths.getFirst() + more));
    });
    return findings;
  }

  private static String verb(String owner) {
    return owner + (owner.equals(PAGES) ? " serve" : " serves");
  }
}
