package dev.vestibule.ui.ops;

import java.util.List;

/** All that rooms tell of themselves. */
public record Figures(List<Measure> measures, List<Timing> timings, List<Tallied> tallies) {
  public Figures {
    measures = List.copyOf(measures);
    timings = List.copyOf(timings);
    tallies = List.copyOf(tallies);
  }

  /** Numbers alone. */
  public static Figures of(List<Measure> measures) {
    return new Figures(measures, List.of(), List.of());
  }
}
