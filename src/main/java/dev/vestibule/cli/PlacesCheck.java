package dev.vestibule.cli;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.geo.Places;
import java.util.List;

/** Whether the file of places can be read; nothing when none is installed. */
final class PlacesCheck {
  private PlacesCheck() {}

  static List<Finding> of(Settings settings) {
    if (settings.geoip().file().isEmpty()) {
      return List.of();
    }
    try {
      Places places = Places.of(settings.geoip().file());
      return List.of(Finding.ok("geoip", "places come from " + places.kind().orElse("a file")));
    } catch (IllegalStateException e) {
      return List.of(
          Finding.fail(
              "geoip", e, "install a GeoLite2-City.mmdb or the like, or take geoip.file away"));
    }
  }
}
