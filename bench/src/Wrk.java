import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's wrk, with a script that counts what is not the expected answer. */
final class Wrk {
  private Wrk() {}

  static double rate(String url, String authorization, int connections, Options options) {
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round < options.rounds(); round++) {
      List<String> command = new ArrayList<>(List.of("taskset", "-c", "1", "wrk"));
      command.addAll(
          List.of(
              "-t1",
              "-c" + connections,
              "-d" + (int) options.seconds() + "s",
              "-s",
              Machine.ROOT.resolve("bench/check.lua").toString()));
      if (!authorization.isEmpty()) {
        command.addAll(List.of("-H", "Authorization: " + authorization));
      }
      command.add(url);
      String printed = Program.run(Machine.WORK, Map.of(), "", command.toArray(String[]::new));
      rates.add(number(printed, "Requests/sec:"));
      if (number(printed, "Wrong:") > 0) {
        throw new IllegalStateException(printed);
      }
    }
    rates.sort(null);
    return rates.get(rates.size() / 2);
  }

  private static double number(String printed, String name) {
    return printed
        .lines()
        .filter(line -> line.strip().startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1).strip()))
        .sum();
  }
}
