package dev.vestibule.platform.config;

import java.util.List;

/** What reading the settings leads to. */
public sealed interface SettingsOutcome {
  /** They are in force. */
  record Loaded(Settings settings, Origins origins) implements SettingsOutcome {}

  /** They are not, for all of these reasons. */
  record Refused(List<Problem> problems) implements SettingsOutcome {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
