import java.util.ArrayList;
import java.util.List;

/**
 * Something that is measured, side by side with others.
 *
 * @param run sends load for so many seconds
 */
record Subject(String name, Run run) {
  /** Most that is warmed up, in windows. */
  private static final int MOST_WINDOWS = 15;

  private static final double FLAT = 0.04;

  interface Run {
    Outcome go(double seconds);
  }

  record Outcome(Round round, String firstError) {}

  static Subject of(String name, Program program, Load load, Load.Talk talk) {
    return of(name, program, load, talk, 0);
  }

  /** At a rate; as fast as answers come where that is 0. */
  static Subject of(String name, Program program, Load load, Load.Talk talk, double rate) {
    return new Subject(
        name,
        seconds -> {
          double before = program.cpuSeconds();
          Load.Result result =
              rate == 0 ? load.closed(talk, seconds) : load.open(talk, seconds, rate);
          double cpu = program.cpuSeconds() - before;
          Round round =
              new Round(
                  result.rate(),
                  result.percentile(0.5),
                  result.percentile(0.99),
                  result.errors(),
                  cpu * 1e6 / Math.max(1, result.nanos().length),
                  cpu / result.seconds());
          return new Outcome(round, result.firstError());
        });
  }

  /** Warms each until it is flat, then goes round and round. */
  static List<Round.Figures> interleaved(List<Subject> subjects, Options options) {
    for (Subject subject : subjects) {
      subject.warm(options);
    }
    List<List<Round>> rounds = new ArrayList<>();
    String[] errors = new String[subjects.size()];
    subjects.forEach(_ -> rounds.add(new ArrayList<>()));
    for (int round = 0; round < options.rounds(); round++) {
      System.err.println("bench: round " + (round + 1) + " of " + options.rounds());
      for (int i = 0; i < subjects.size(); i++) {
        Outcome outcome = subjects.get(i).run.go(options.seconds());
        rounds.get(i).add(outcome.round());
        errors[i] = errors[i] == null || errors[i].isEmpty() ? outcome.firstError() : errors[i];
      }
    }
    List<Round.Figures> figures = new ArrayList<>();
    for (int i = 0; i < subjects.size(); i++) {
      figures.add(new Round.Figures(subjects.get(i).name, rounds.get(i), errors[i]));
    }
    return figures;
  }

  /** Flat is when three windows differ by little. */
  private void warm(Options options) {
    System.err.println("bench: warming " + name);
    List<Double> windows = new ArrayList<>();
    for (int i = 0; i < (options.brief() ? options.warming() : MOST_WINDOWS); i++) {
      windows.add(run.go(options.brief() ? 1 : 2).round().rate());
      int size = windows.size();
      if (size >= 3) {
        List<Double> last = windows.subList(size - 3, size);
        double most = last.stream().mapToDouble(d -> d).max().orElse(0);
        double least = last.stream().mapToDouble(d -> d).min().orElse(0);
        if (most - least < FLAT * most) {
          return;
        }
      }
    }
  }
}
