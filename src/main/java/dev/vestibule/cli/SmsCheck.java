package dev.vestibule.cli;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.sms.HttpTextSender;
import dev.vestibule.platform.sms.TwilioTextSender;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether text messages would leave: asks whether the gateway is there, sends nothing. */
final class SmsCheck {
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private SmsCheck() {}

  static List<Finding> of(Settings settings) {
    return switch (settings.smsTransport()) {
      case INBOX -> List.of(Finding.ok("sms", "is kept in the inbox at /inbox/; none leaves"));
      case CONSOLE -> List.of(Finding.ok("sms", "is printed by the server; none leaves"));
      case NONE -> List.of(none(settings));
      case HTTP -> http(settings);
      case TWILIO -> twilio(settings);
    };
  }

  private static Finding none(Settings settings) {
    return settings.dialects().knox().enabled()
        ? Finding.warn(
            "sms", "no text message leaves: codes go out by mail alone", "set sms.transport")
        : Finding.ok("sms", "no text message leaves, and nothing needs one");
  }

  private static List<Finding> http(Settings settings) {
    List<Finding> findings = new ArrayList<>(plain(settings.sms().http().url().orElseThrow()));
    try {
      int _ = new HttpTextSender(settings.sms().http(), Doors.CLOCK).check();
      findings.add(Finding.ok("sms", "the gateway answers; whether it takes our key is not asked"));
    } catch (IOException e) {
      findings.add(silent(e, "check sms.http.url and firewalls"));
    }
    return findings;
  }

  private static List<Finding> twilio(Settings settings) {
    List<Finding> findings = new ArrayList<>(plain(settings.sms().twilio().url().toString()));
    try {
      findings.add(twilio(new TwilioTextSender(settings.sms(), Doors.CLOCK).check()));
    } catch (IOException e) {
      findings.add(silent(e, "check sms.twilio.url and firewalls"));
    }
    return findings;
  }

  private static Finding twilio(int status) {
    return switch (status) {
      case 200 -> Finding.ok("sms", "Twilio knows the account");
      case 401, 403, 404 ->
          Finding.fail(
              "sms",
              "Twilio refused the account or its token",
              "check sms.twilio.account-sid and sms.twilio.auth-token");
      default -> Finding.warn("sms", "Twilio answered " + status, "check sms.twilio.url");
    };
  }

  /** The exception's words may quote the address, and that a key. */
  private static Finding silent(IOException e, String mend) {
    String kind = e.getClass().getSimpleName();
    return Finding.fail("sms", "the gateway does not answer: " + kind, mend);
  }

  private static List<Finding> plain(String address) {
    URI uri = URI.create(address.replaceAll("\\{[a-z]+}", ""));
    return uri.getScheme().equals("https") || LOCAL.contains(String.valueOf(uri.getHost()))
        ? List.of()
        : List.of(
            Finding.warn(
                "sms",
                "the gateway is asked without https: codes and keys can be read on their way",
                "use an https address"));
  }
}
