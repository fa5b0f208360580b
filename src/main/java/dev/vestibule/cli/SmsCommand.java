package dev.vestibule.cli;

import dev.vestibule.House;
import dev.vestibule.core.notifications.TextMessage;
import dev.vestibule.platform.http.Language;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sms send}: a text message in the operator's own words, by the way all of them take. */
@Command(
    name = "sms",
    description = "Sends text messages.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB")
final class SmsCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Spec private @Nullable CommandSpec spec;

  SmsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return Usage.show(invocation, spec);
  }

  @Command(
      name = "send",
      description = "Sends a text message and waits until it has left, ten seconds at most.",
      mixinStandardHelpOptions = true)
  int send(
      @Parameters(paramLabel = "NUMBER", description = "Whom to, such as +33600000001.")
          String number,
      @Option(
              names = "--text",
              required = true,
              description = "What it says; - reads it from standard input.")
          String text)
      throws IOException {
    try {
      TextMessage message = message(number, Typed.text(invocation, text));
      return Doors.open(invocation, house -> send(house, message));
    } catch (IllegalArgumentException e) {
      invocation.err().println(e.getMessage());
      return ExitCode.WRONG_USAGE;
    }
  }

  /** People write numbers with spaces, dots, hyphens and brackets in them. */
  private static TextMessage message(String number, String text) {
    String e164 = number.replaceAll("[\\s.()-]", "");
    return new TextMessage("message", Language.EN, e164, null, text, null);
  }

  private int send(House house, TextMessage message) {
    if (!house.outbox.sendsTexts()) {
      invocation.err().println("sms.transport is none: no text message can be sent");
      return ExitCode.WRONG_USAGE;
    }
    return Dispatch.send(invocation, house, message);
  }
}
