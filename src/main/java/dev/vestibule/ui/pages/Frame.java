package dev.vestibule.ui.pages;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What every page shows around its own content.
 *
 * @param site the product's name
 * @param base the base path of all addresses, empty or starting with a slash
 * @param style the path of the style sheet
 * @param token what each form repeats, or empty
 * @param languages the choice of languages
 * @param name who is signed in, or empty
 * @param enabled whether people can sign in on pages of ours
 */
public record Frame(
    Words words,
    String site,
    String base,
    String style,
    String script,
    Optional<String> logo,
    String token,
    List<Choice> languages,
    Optional<URI> terms,
    Optional<URI> privacy,
    String name,
    boolean enabled) {

  /**
   * A language that the page can be read in.
   *
   * @param tag such as {@code fr}
   * @param name in the language itself
   * @param query the query that asks for it
   */
  public record Choice(String tag, String name, String query, boolean current) {}

  /** A word of the page. */
  public String text(String key, Object... values) {
    return words.get(key, values);
  }

  /** A path of this server as the browser sees it. */
  public String at(String path) {
    return base + path;
  }

  /** What stands for a product without a logo. */
  public String initial() {
    return site.isEmpty()
        ? ""
        : site.substring(0, site.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "frame of " + site;
  }
}
