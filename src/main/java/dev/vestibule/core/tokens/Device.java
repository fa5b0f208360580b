package dev.vestibule.core.tokens;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a program says it is, by names that people know. Nothing but these names is taken out of a
 * User-Agent header (RFC 9110, section 10.1.5): whoever signs in chooses its words, and they must
 * not reach the account's owner in a mail of ours.
 *
 * @param browser such as Firefox, empty when it is none of those known
 * @param system such as Windows, empty when it is none of those known
 */
public record Device(String browser, String system) {
  private record Known(String name, Pattern sign) {
    Known(String name, String sign) {
      this(name, Pattern.compile(sign));
    }
  }

  /** The first that fits: many programs also name those that they are compatible with. */
  private static final List<Known> BROWSERS =
      List.of(
          new Known("Edge", "\\bEdg(e|A|iOS)?/"),
          new Known("Opera", "\\bOPR/|\\bOpera\\b"),
          new Known("Samsung Internet", "\\bSamsungBrowser/"),
          new Known("Vivaldi", "\\bVivaldi/"),
          new Known("Firefox", "\\b(Firefox|FxiOS)/"),
          new Known("Chrome", "\\b(Chrome|CriOS|Chromium|HeadlessChrome)/"),
          new Known("Safari", "\\bSafari/"),
          new Known("curl", "^curl/"),
          new Known("Postman", "^PostmanRuntime/"),
          new Known("Python", "^(python-|Python/)"),
          new Known("Java", "^Java"),
          new Known("okhttp", "^okhttp/"),
          new Known("Dart", "^Dart/"));

  private static final List<Known> SYSTEMS =
      List.of(
          new Known("iPhone", "\\biPhone\\b"),
          new Known("iPad", "\\biPad\\b"),
          new Known("Android", "\\bAndroid\\b"),
          new Known("Windows", "\\bWindows\\b"),
          new Known("ChromeOS", "\\bCrOS\\b"),
          new Known("macOS", "\\bMacintosh\\b|\\bMac OS X\\b"),
          new Known("iOS", "\\b(CFNetwork|Darwin)/"),
          new Known("Linux", "\\bLinux\\b|\\bX11\\b"));

  /** Reads a User-Agent header; null when there was none. */
  public static Device of(@Nullable String userAgent) {
    String said = userAgent == null ? "" : userAgent;
    return new Device(first(BROWSERS, said), first(SYSTEMS, said));
  }

  private static String first(List<Known> names, String said) {
    return names.stream()
        .filter(known -> known.sign().matcher(said).find())
        .map(Known::name)
        .findFirst()
        .orElse("");
  }
}
