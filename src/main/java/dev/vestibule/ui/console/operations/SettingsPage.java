package dev.vestibule.ui.console.operations;

import dev.vestibule.core.rights.Permission;
import dev.vestibule.platform.config.SettingInForce;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.console.Clerk;
import dev.vestibule.ui.console.ConsoleFrame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code /console/settings/}: what is in force and where it came from. */
final class SettingsPage {
  static final String PATH = "/console/settings/";

  private final ConsoleFrame frame;
  private final List<SettingInForce> settings;

  SettingsPage(ConsoleFrame frame, List<SettingInForce> settings) {
    this.frame = frame;
    this.settings = settings;
  }

  List<Route> routes() {
    return List.of(frame.page(PATH, Permission.SYSTEM_READ, this::show));
  }

  private Answer show(Clerk clerk) {
    String wanted = clerk.asked("search").toLowerCase(Locale.ROOT);
    boolean given = clerk.asked("given").equals("true");
    Map<String, List<SettingInForce>> sections =
        settings.stream()
            .filter(setting -> !given || setting.given())
            .filter(setting -> matches(setting, wanted))
            .collect(
                Collectors.groupingBy(
                    SettingsPage::section, LinkedHashMap::new, Collectors.toList()));
    return frame.show(
        clerk,
        200,
        "console/operations/settings",
        Map.of(
            "sections", sections,
            "search", clerk.asked("search"),
            "given", given,
            "changed", settings.stream().filter(SettingInForce::given).count(),
            "all", settings.size()));
  }

  /** The first part of the key; what has no part belongs to the server as a whole. */
  private static String section(SettingInForce setting) {
    String key = setting.key().key();
    int dot = key.indexOf('.');
    return dot < 0 ? "" : key.substring(0, dot);
  }

  private static boolean matches(SettingInForce setting, String wanted) {
    return setting.key().key().contains(wanted)
        || setting.key().says().value().toLowerCase(Locale.ROOT).contains(wanted);
  }
}
