import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What was asked for.
 *
 * @param brief the form for CI: few and short rounds
 * @param rounds of each subject
 * @param seconds of each round
 * @param warming the most seconds of warming in the brief form
 * @param people accounts in the databases
 * @param most accounts in the largest database of the scenario growth
 */
record Options(
    boolean brief,
    int rounds,
    double seconds,
    int warming,
    int people,
    int most,
    Set<String> names) {

  static Options of(String[] arguments, Set<String> known, Set<String> whole, Set<String> brief) {
    List<String> rest = new ArrayList<>(List.of(arguments));
    boolean isBrief = rest.remove("--short");
    int rounds = number(rest, "--rounds", isBrief ? 3 : 7);
    int seconds = number(rest, "--seconds", isBrief ? 1 : 4);
    int people = number(rest, "--people", isBrief ? 2_000 : 100_000);
    int most = number(rest, "--most", 1_000_000);
    for (String name : rest) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            name
                + " is neither an option (--short, --rounds N, --seconds N, --people N, --most N)"
                + " nor one of "
                + known);
      }
    }
    Set<String> names = rest.isEmpty() ? (isBrief ? brief : whole) : new LinkedHashSet<>(rest);
    return new Options(isBrief, rounds, seconds, 12, people, most, names);
  }

  private static int number(List<String> rest, String name, int usual) {
    int at = rest.indexOf(name);
    if (at < 0) {
      return usual;
    }
    rest.remove(at);
    return Integer.parseInt(rest.remove(at));
  }
}
