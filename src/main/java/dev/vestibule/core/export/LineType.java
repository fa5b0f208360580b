package dev.vestibule.core.export;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a line of an export is: its member {@code type}. They come in this order. */
enum LineType {
  EXPORT,
  GROUP,
  ACCOUNT,
  KEY,
  SIGNING_KEY,
  ROW,
  END;

  static final String MEMBER = "type";

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<LineType> ofWord(String word) {
    return Stream.of(values()).filter(type -> type.word().equals(word)).findFirst();
  }
}
