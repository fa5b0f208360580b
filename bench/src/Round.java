import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One round of one subject.
 *
 * @param rate good answers a second
 * @param p50 in milliseconds
 * @param p99 in milliseconds
 * @param cpuMicros processor time of the subject for each answer, in microseconds
 * @param busy the share of its core that the subject used
 */
record Round(double rate, double p50, double p99, int errors, double cpuMicros, double busy) {

  /** The rounds of one subject. */
  record Figures(String name, List<Round> rounds, String firstError) {
    double median(ToDoubleFunction<Round> figure) {
      double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
      int half = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    double rate() {
      return median(Round::rate);
    }

    int errors() {
      return rounds.stream().mapToInt(Round::errors).sum();
    }

    /** The median of the rounds' own ratios: what disturbs a round disturbs both of its halves. */
    double ratio(Figures limit, ToDoubleFunction<Round> figure) {
      double[] each = new double[rounds.size()];
      Arrays.setAll(
          each,
          i -> figure.applyAsDouble(rounds.get(i)) / figure.applyAsDouble(limit.rounds.get(i)));
      Arrays.sort(each);
      int half = each.length / 2;
      return each.length % 2 == 1 ? each[half] : (each[half - 1] + each[half]) / 2;
    }

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", name);
      json.put("rate", rate());
      json.put("p50_ms", median(Round::p50));
      json.put("p99_ms", median(Round::p99));
      json.put("cpu_us", median(Round::cpuMicros));
      json.put("busy", median(Round::busy));
      json.put("errors", errors());
      json.put("first_error", firstError);
      json.put("rounds", rounds);
      return json;
    }
  }
}
