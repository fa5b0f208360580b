package dev.vestibule.platform.sms;

import dev.vestibule.platform.config.SmsBodyFormat;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * An address or a body with places to fill in: {@code {to}}, {@code {digits}} (the number without
 * its plus), {@code {from}}, {@code {text}} and {@code {id}}. What is filled in is escaped and not
 * looked at again, so that braces in a text stay what they are.
 */
record Template(String text) {
  private static final Pattern PLACE = Pattern.compile("\\{(to|digits|from|text|id)}");
  private static final JsonMapper JSON = JsonMapper.shared();

  /** As part of an address (RFC 3986). */
  String forAddress(Sms sms) {
    return fill(sms, value -> encoded(value).replace("+", "%20"));
  }

  String forBody(Sms sms, SmsBodyFormat format) {
    return switch (format) {
      case JSON -> fill(sms, Template::quoted);
      case FORM -> fill(sms, Template::encoded);
    };
  }

  /** As part of a header's value: the identifier alone, which holds nothing to escape. */
  String forHeader(Sms sms) {
    return text.replace("{id}", sms.id());
  }

  /** With nothing filled in. */
  String empty() {
    return PLACE.matcher(text).replaceAll("");
  }

  private String fill(Sms sms, UnaryOperator<String> escape) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(escape.apply(value(sms, place))));
  }

  private static String value(Sms sms, MatchResult place) {
    return switch (place.group(1)) {
      case "to" -> sms.to();
      case "digits" -> sms.to().substring(1);
      case "from" -> sms.from().orElse("");
      case "text" -> sms.text();
      default -> sms.id();
    };
  }

  /** The inside of a JSON string (RFC 8259, section 7). */
  private static String quoted(String value) {
    String string = JSON.writeValueAsString(value);
    return string.substring(1, string.length() - 1);
  }

  /** As HTML forms do: a space becomes a plus. */
  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
