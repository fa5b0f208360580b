package dev.vestibule.cli;

import dev.vestibule.core.notifications.Letter;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.mail.MailAddress;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an operator's own mail says, for the verbs that send one. */
final class MailOptions {
  @Option(names = "--subject", required = true, description = "One line.")
  private String subject = "";

  @Option(
      names = "--text",
      required = true,
      description = "What it says, in plain text; - reads it from standard input.")
  private String text = "";

  @Option(
      names = "--from",
      description = "Another sender than mail.from: ann@example.org or Ann <ann@example.org>.")
  private @Nullable String from;

  /**
   * The letter to that address.
   *
   * @throws IllegalArgumentException when an address or the subject is not as it must be
   */
  Letter letter(Invocation invocation, String recipient, @Nullable Long account)
      throws IOException {
    if (subject.isBlank() || subject.lines().count() > 1) {
      throw new IllegalArgumentException("--subject: one line that is not blank");
    }
    Map<String, String> values = new HashMap<>();
    if (from != null) {
      values.put("from", sender(from));
    }
    values.put("subject", subject);
    values.put("text", Typed.text(invocation, text));
    return new Letter("message", Language.EN, recipient, account, values, null);
  }

  private static String sender(String from) {
    try {
      MailAddress.parse(from);
      return from;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--from: " + e.getMessage(), e);
    }
  }
}
