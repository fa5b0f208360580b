package dev.vestibule.ui.inbox;

import dev.vestibule.platform.mail.InboxMessages.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads searches in Mailpit's words: {@code to:a@b.c subject:"two words" from:x anything}. */
final class Queries {
  private static final Pattern WORD =
      Pattern.compile("(?:(to|from|subject):)?(?:\"([^\"]*)\"|(\\S+))", Pattern.CASE_INSENSITIVE);

  private Queries() {}

  static Search parse(String query) {
    List<String> to = new ArrayList<>();
    List<String> from = new ArrayList<>();
    List<String> subject = new ArrayList<>();
    List<String> anywhere = new ArrayList<>();
    Matcher words = WORD.matcher(query);
    while (words.find()) {
      String word = words.group(2) == null ? words.group(3) : words.group(2);
      String place = words.group(1) == null ? "" : words.group(1).toLowerCase(Locale.ROOT);
      List<String> list =
          switch (place) {
            case "to" -> to;
            case "from" -> from;
            case "subject" -> subject;
            default -> anywhere;
          };
      list.add(word);
    }
    return new Search(to, from, subject, anywhere);
  }
}
