package dev.vestibule.ui.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
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

  /** What a browser's tab shows: the logo, or else the product's initial. */
  public String icon() {
    return logo.map(this::at)
        .orElseGet(
            () -> "data:image/svg+xml," + URLEncoder.encode(drawing(), UTF_8).replace("+", "%20"));
  }

  private String drawing() {
    int initial = initial().isEmpty() ? ' ' : initial().codePointAt(0);
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\
    <rect width="32" height="32" rx="8" fill="#27272a"/>\
    <text x="16" y="23" font-family="sans-serif" font-size="20" font-weight="600" \
    text-anchor="middle" fill="#fff">&#%d;</text></svg>\
    """
        .formatted(initial);
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
