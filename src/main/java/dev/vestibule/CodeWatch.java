package dev.vestibule;

import dev.vestibule.core.codes.Held;
import dev.vestibule.ui.ops.Check;
import dev.vestibule.ui.ops.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What operators see of one-time codes. */
final class CodeWatch {
  private CodeWatch() {}

  /** Degraded while the breaker keeps codes from a country. */
  static Check check(House house) {
    return Check.detail("telephone-codes", () -> shutCountries(house) == 0);
  }

  static List<Measure> measures(House house) {
    List<Measure> measures = new ArrayList<>();
    measures.add(
        Measure.counter("vestibule.codes.sent", "Codes that were sent", house.codeFigures::sent));
    measures.add(
        Measure.counter(
            "vestibule.codes.entered",
            "Codes that were rightly entered",
            house.codeFigures::entered));
    for (Held reason : Held.values()) {
      measures.add(
          Measure.counter(
              "vestibule.codes.held",
              "Codes that were not sent",
              Map.of("reason", reason.word()),
              () -> house.codeFigures.held(reason)));
    }
    measures.add(
        new Measure(
            "vestibule.codes.countries.shut",
            "Countries that get no codes because few were entered",
            () -> shutCountries(house)));
    return measures;
  }

  private static int shutCountries(House house) {
    return house.database.read(house.codeBreaker::shut).size();
  }
}
