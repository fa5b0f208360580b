package dev.vestibule.ui.console;

import dev.vestibule.platform.http.Cookies;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What every page of the console shows around its own content; templates call it {@code console}.
 *
 * @param entries what the navigation offers this person
 * @param path the page's own, base path left out
 * @param address the same with its query
 * @param theme light or dark where one was chosen, else auto
 * @param done what was just done, in words; empty when nothing was
 * @param style the path of the style sheet
 */
public record Surroundings(
    Clerk clerk,
    ConsoleWords words,
    List<ConsoleEntry> entries,
    String path,
    String address,
    String theme,
    String done,
    String style,
    String script) {
  private static final Pattern KEY = Pattern.compile("[a-z][a-z-]{0,40}");

  static Surroundings of(Clerk clerk, List<ConsoleEntry> entries, String style, String script) {
    ConsoleWords words = clerk.words();
    String query = clerk.request().rawQuery();
    String path = clerk.request().path();
    return new Surroundings(
        clerk,
        words,
        entries,
        path,
        query.isEmpty() ? path : path + "?" + query,
        Cookies.value(clerk.request(), Appearance.COOKIE)
            .filter(Appearance.CHOICES::contains)
            .orElse("auto"),
        done(clerk, words),
        style,
        script);
  }

  private static String done(Clerk clerk, ConsoleWords words) {
    return Optional.of(clerk.asked("done"))
        .filter(key -> KEY.matcher(key).matches())
        .map(key -> "done." + key)
        .filter(words::has)
        .map(key -> words.get(key))
        .orElse("");
  }

  /** A text of the console. */
  public String text(String key, Object... values) {
    return words.get(key, values);
  }

  /** A number with the words for one or for several. */
  public String count(String key, long number) {
    return words.count(key, number);
  }

  /** Whether this person has the permission of that word. */
  public boolean may(String permission) {
    return dev.vestibule.core.rights.Permission.ofWord(permission).filter(clerk::may).isPresent();
  }

  /** The headings that have entries. */
  public List<ConsoleEntry.Area> areas() {
    return entries.stream().map(ConsoleEntry::area).distinct().sorted().toList();
  }

  public List<ConsoleEntry> entries(ConsoleEntry.Area area) {
    return entries.stream().filter(entry -> entry.area() == area).toList();
  }

  /** The entry that the page belongs to: the one with the longest path. */
  public boolean current(ConsoleEntry entry) {
    String here = path.endsWith("/") ? path : path + "/";
    return entries.stream()
        .filter(other -> here.startsWith(other.path()))
        .max(Comparator.comparingInt(other -> other.path().length()))
        .filter(entry::equals)
        .isPresent();
  }

  /** How the person is called. */
  public String name() {
    return clerk.account().called();
  }

  @Override
  public String toString() {
    return "surroundings of " + path;
  }
}
