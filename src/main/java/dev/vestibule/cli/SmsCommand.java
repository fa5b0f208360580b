package dev.vestibule.cli;

import dev.vestibule.House;
import dev.vestibule.core.notifications.TextMessage;
import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.core.telephones.Telephones;
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
      @Parameters(
              paramLabel = "NUMBER",
              description = "Whom to, such as +33600000001 or as it is dialled at home.")
          String number,
      @Option(
              names = "--text",
              required = true,
              description = "What it says; - reads it from standard input.")
          String text)
      throws IOException {
    String said = Typed.text(invocation, text);
    return invocation.withSettings(loaded ->
        new Telephones(loaded.settings().telephones())
            .parse(number)
            .map(telephone -> send(telephone, said))
            .orElseGet(() -> refuse("NUMBER must be " + EntryJson.TELEPHONE_RULE)));
  }

  private int send(Telephone telephone, String text) {
    try {
      TextMessage message =
          new TextMessage("message", Language.EN, telephone.e164(), null, text, null);
      return Doors.open(invocation, house -> send(house, message));
    } catch (IllegalArgumentException e) {
      return refuse(String.valueOf(e.getMessage()));
    }
  }

  private int refuse(String why) {
    invocation.err().println(why);
    return ExitCode.WRONG_USAGE;
  }

  private int send(House house, TextMessage message) {
    if (!house.outbox.sendsTexts()) {
      invocation.err().println("sms.transport is none: no text message can be sent");
      return ExitCode.WRONG_USAGE;
    }
    return Dispatch.send(invocation, house, message);
  }
}
