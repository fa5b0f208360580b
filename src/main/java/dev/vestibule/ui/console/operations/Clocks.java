package dev.vestibule.ui.console.operations;

import dev.vestibule.ui.console.ConsoleWords;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** The present moment, and the time zone that people are told moments in. */
record Clocks(InstantSource clock, ZoneId zone) {
  Instant now() {
    return clock.instant();
  }

  Times times(ConsoleWords words) {
    return new Times(words, zone, clock.instant());
  }
}
