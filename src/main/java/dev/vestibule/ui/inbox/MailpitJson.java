package dev.vestibule.ui.inbox;

import dev.vestibule.platform.mail.InboxMessages.Message;
import dev.vestibule.platform.mail.InboxMessages.Party;
import dev.vestibule.platform.mail.Mime;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Messages in Mailpit's field names and shapes. */
final class MailpitJson {
  private static final int SNIPPET = 250;

  /** The tag that text messages have. */
  private static final String SMS = "SMS";

  private MailpitJson() {}

  static Map<String, Object> summary(Message message) {
    Map<String, Object> json = top(message);
    json.put("Read", message.read());
    json.put("Created", message.received().toString());
    json.put("Attachments", 0);
    json.put("Snippet", snippet(message.text()));
    return json;
  }

  static Map<String, Object> whole(Message message) {
    Map<String, Object> json = top(message);
    json.put("ReturnPath", message.from().address());
    json.put("Date", message.received().toString());
    json.put(
        "ListUnsubscribe",
        Map.of("Header", "", "Links", List.of(), "Errors", "", "HeaderPost", ""));
    json.put("Text", message.text());
    json.put("HTML", message.html());
    json.put("Inline", List.of());
    json.put("Attachments", List.of());
    return json;
  }

  /** Header values by name, written as Go does: Message-Id, Mime-Version. */
  static Map<String, List<String>> headers(Message message) {
    String raw = new String(source(message), StandardCharsets.UTF_8);
    String head = raw.substring(0, raw.indexOf("\r\n\r\n")).replaceAll("\r\n[ \t]+", " ");
    Map<String, List<String>> headers = new TreeMap<>();
    for (String line : head.split("\r\n", -1)) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(canonical(line.substring(0, colon)), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    return headers;
  }

  /** A mail as it would travel; a text message in the same form. */
  static byte[] source(Message message) {
    return message.mail().map(Mime::bytes).orElseGet(() -> text(message));
  }

  private static byte[] text(Message message) {
    String head =
        """
        X-Channel: sms
        Message-ID: %s
        From: %s
        To: %s
        Date: %s
        Content-Type: text/plain; charset=utf-8

        """
            .formatted(
                message.messageId(),
                message.from().address(),
                message.to().address(),
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    message.received().atOffset(ZoneOffset.UTC)));
    return (head + message.text()).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  static Optional<Long> id(String text) {
    try {
      return Optional.of(Long.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A member by its name in any case, as Go's decoder reads it. */
  static JsonNode member(JsonNode body, String name) {
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      if (member.getKey().equalsIgnoreCase(name)) {
        return member.getValue();
      }
    }
    return MissingNode.getInstance();
  }

  static String snippet(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    int length = Math.min(line.length(), SNIPPET);
    return line.substring(0, length);
  }

  private static Map<String, Object> top(Message message) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ID", Long.toString(message.id()));
    json.put("MessageID", message.messageId().replaceAll("^<|>$", ""));
    json.put("From", address(message.from()));
    json.put("To", List.of(address(message.to())));
    json.put("Cc", List.of());
    json.put("Bcc", List.of());
    json.put("ReplyTo", List.of());
    json.put("Subject", message.subject());
    json.put("Username", "");
    json.put("Tags", message.sms() ? List.of(SMS) : List.of());
    json.put("Size", (message.text() + message.html()).getBytes(StandardCharsets.UTF_8).length);
    return json;
  }

  private static Map<String, String> address(Party address) {
    Map<String, String> json = new LinkedHashMap<>();
    json.put("Name", address.name());
    json.put("Address", address.address());
    return json;
  }

  private static String canonical(String name) {
    StringBuilder result = new StringBuilder();
    for (String part : name.split("-", -1)) {
      result.append(result.isEmpty() ? "" : "-");
      result.append(part.substring(0, 1).toUpperCase(Locale.ROOT));
      result.append(part.substring(1).toLowerCase(Locale.ROOT));
    }
    return result.toString();
  }
}
