package dev.vestibule.cli;

import dev.vestibule.House;
import dev.vestibule.platform.config.LogLevel;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.log.Logging;
import java.time.InstantSource;
import java.util.function.ToIntFunction;

/** Opens the house for a verb and closes it behind. */
final class Doors {
  /** The machine's clock, taken here and nowhere else. */
  static final InstantSource CLOCK = InstantSource.system();

  private Doors() {}

  /** Runs the work with the settings in force on an up-to-date schema. */
  static int open(Invocation invocation, ToIntFunction<House> work) {
    return quietly(
        invocation,
        settings -> {
          try (House house = House.open(settings, CLOCK)) {
            return work.applyAsInt(house);
          }
        });
  }

  /**
   * Runs the work with the settings in force. A verb's answer goes to the output; only what goes
   * wrong is worth a line beside it.
   */
  static int quietly(Invocation invocation, ToIntFunction<Settings> work) {
    return invocation.withSettings(loaded -> {
      Logging.start(loaded.settings().logFormat(), LogLevel.WARNING, invocation.err());
      return work.applyAsInt(loaded.settings());
    });
  }
}
