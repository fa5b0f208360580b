package dev.vestibule.dialect.v1.frame;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Media types as headers write them (RFC 9110, sections 8.3.1 and 12.5.1). */
final class MediaRange {
  private static final List<String> OURS =
      List.of("*/*", "application/*", "application/json", "application/problem+json");

  private MediaRange() {}

  /** Without parameters, in lower case. */
  static String bare(String header) {
    int semicolon = header.indexOf(';');
    return (semicolon < 0 ? header : header.substring(0, semicolon))
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** Whether an Accept header leaves room for JSON. */
  static boolean allowsJson(List<String> accept) {
    return accept.isEmpty() || asksFor(accept, OURS);
  }

  /** Whether an Accept header names one of these. */
  static boolean asksFor(List<String> accept, Collection<String> mediaTypes) {
    return accept.stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .filter(range -> !range.replace(" ", "").matches(".*;q=0(\\.0*)?(;.*)?"))
        .anyMatch(range -> mediaTypes.contains(bare(range)));
  }
}
