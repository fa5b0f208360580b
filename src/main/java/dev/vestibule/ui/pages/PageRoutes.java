package dev.vestibule.ui.pages;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes routes of pages. What is posted gets to a page only when it comes from a page of ours; what
 * is for people who are signed in sends others to the sign-in first.
 */
public final class PageRoutes {
  private final Pages pages;
  private final Visitors visitors;

  public PageRoutes(Pages pages, Visitors visitors) {
    this.pages = pages;
    this.visitors = visitors;
  }

  /** Answers whoever comes. */
  @FunctionalInterface
  public interface Open {
    Answer answer(Visit visit);
  }

  /** Answers somebody who is signed in. */
  @FunctionalInterface
  public interface Closed {
    Answer answer(Visit visit, Caller caller);
  }

  /** A page without a form. */
  public Route open(String template, Open get) {
    return Route.get(template, opening(get));
  }

  /** A page with a form. */
  public Route open(String template, Open get, Open post) {
    Map<String, Handler> handlers = new LinkedHashMap<>();
    handlers.put("GET", opening(get));
    handlers.put("POST", posting(post));
    return Route.of(template, handlers);
  }

  /** A page without a form, for people who are signed in. */
  public Route closed(String template, Closed get) {
    return open(template, entering(get));
  }

  /** A page with a form, for people who are signed in. */
  public Route closed(String template, Closed get, Closed post) {
    return open(template, entering(get), entering(post));
  }

  private Handler opening(Open get) {
    return request -> get.answer(visitors.opening(request));
  }

  private Handler posting(Open post) {
    return request -> visitors.posting(request).map(post::answer).orElseGet(() -> forged(request));
  }

  /** Whose form is just too old goes back to a fresh one. */
  private Answer forged(Request request) {
    return pages.message(
        visitors.opening(request), 403, "forged", new Pages.Link(request.path(), "forged.link"));
  }

  private Open entering(Closed page) {
    return visit ->
        visit
            .caller()
            .map(caller -> page.answer(visit, caller))
            .orElseGet(() -> pages.redirect(visit, "/signin/?next=" + Pages.encoded(here(visit))));
  }

  private static String here(Visit visit) {
    String base = visit.request().baseUrl().substring(visit.request().origin().length());
    String query = visit.request().rawQuery();
    return base + visit.request().path() + (query.isEmpty() ? "" : "?" + query);
  }
}
