package dev.vestibule.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Other people's programs, run for real; what they need stands in scripts/install-test-tools. */
final class Programs {
  private Programs() {}

  /** What a program wrote, and how it ended. */
  record Ended(int code, String output) {}

  static Ended run(Path folder, List<String> command) throws IOException, InterruptedException {
    return talk(folder, command, _ -> "");
  }

  /**
   * Runs a program that asks.
   *
   * @param answers what to answer to a line; nothing when it is empty
   */
  static Ended talk(Path folder, List<String> command, UnaryOperator<String> answers)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    StringBuilder output = new StringBuilder();
    try (BufferedReader lines = process.inputReader();
        Writer input = process.outputWriter()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.append(line).append('\n');
        String answer = answers.apply(line);
        if (!answer.isEmpty()) {
          input.write(answer + "\n");
          input.flush();
        }
      }
    }
    return new Ended(process.waitFor(), output.toString());
  }
}
