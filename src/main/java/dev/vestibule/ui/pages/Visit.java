package dev.vestibule.ui.pages;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Request;
import java.util.Optional;

/**
 * A request to a page, with what is known of who sends it. The form of one that posts came from a
 * page of ours.
 *
 * @param caller who is signed in
 * @param form what was posted; empty when a page is only opened
 */
public record Visit(
    Request request,
    Language language,
    Optional<Caller> caller,
    PageForm form,
    CrossSiteGuard.Token token) {

  /** The page's words in the visitor's language. */
  public Words words() {
    return Words.in(language);
  }

  /** What the address or, first of all, the form says under a name; empty when neither does. */
  public String given(String name) {
    String posted = form.get(name);
    return posted.isEmpty() ? request.queryParameter(name).orElse("") : posted;
  }

  @Override
  public String toString() {
    return "visit " + request.id();
  }
}
