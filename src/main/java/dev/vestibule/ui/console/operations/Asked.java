package dev.vestibule.ui.console.operations;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.ui.console.Clerk;
import dev.vestibule.ui.console.ConsoleFrame;
import java.util.Map;

/** A page that asks whether something shall be done. */
final class Asked {
  private Asked() {}

  /**
   * Shows it, by the texts {@code key.title}, {@code key.text} and {@code key.do}.
   *
   * @param back where one goes who would rather not
   */
  static Answer show(ConsoleFrame frame, Clerk clerk, String key, String back, Object... values) {
    return frame.show(
        clerk,
        200,
        "console/operations/ask",
        Map.of("key", key, "text", clerk.words().get(key + ".text", values), "back", back));
  }
}
