package dev.vestibule.platform.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The languages that this server speaks. */
public enum Language {
  EN("en"),
  FR("fr");

  /** Longer headers are cut at a comma: nobody needs to list so many languages. */
  private static final int LONGEST_HEADER = 500;

  private static final Pattern PIECE =
      Pattern.compile(
          "([a-z]{1,8}(?:-[a-z0-9]{1,8})*|\\*)"
              + "(?:\\s*;\\s*q=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?(?:\\s*,\\s*|$)");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The language tag, such as {@code fr} (RFC 5646). */
  public String tag() {
    return tag;
  }

  /** The language of a tag: exact, or of its first part ({@code fr-CA} is French). */
  public static Optional<Language> ofTag(String tag) {
    String main = tag.toLowerCase(Locale.ROOT).split("-", 2)[0];
    for (Language language : values()) {
      if (language.tag.equals(main)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /**
   * The language that suits a client best, by Django's reading of Accept-Language: the wish with
   * the highest q that is spoken here; a star, or a header that cannot be read, means the fallback.
   */
  public static Language of(@Nullable String acceptLanguage, Language fallback) {
    for (Wish wish : wishes(acceptLanguage == null ? "" : acceptLanguage)) {
      if (wish.tag.equals("*")) {
        return fallback;
      }
      Optional<Language> found = ofTag(wish.tag);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return fallback;
  }

  private record Wish(String tag, double weight) {}

  private static List<Wish> wishes(String header) {
    String text = cut(header).toLowerCase(Locale.ROOT);
    List<Wish> wishes = new ArrayList<>();
    Matcher piece = PIECE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      piece.region(at, text.length());
      if (!piece.lookingAt()) {
        return List.of();
      }
      String weight = piece.group(2);
      wishes.add(new Wish(piece.group(1), weight == null ? 1 : Double.parseDouble(weight)));
      at = piece.end();
    }
    wishes.sort(Comparator.comparingDouble(Wish::weight).reversed());
    return wishes;
  }

  private static String cut(String header) {
    if (header.length() <= LONGEST_HEADER) {
      return header;
    }
    int comma = header.lastIndexOf(',', LONGEST_HEADER - 1);
    return comma > 0 ? header.substring(0, comma) : "";
  }
}
