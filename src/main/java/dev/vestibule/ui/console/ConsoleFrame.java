package dev.vestibule.ui.console;

import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.rights.Rights;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Visit;
import dev.vestibule.ui.pages.Visitors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all pages of the console share. Who is not signed in goes to the sign-in and comes back; who
 * is neither staff nor superuser stays outside, as with Django's admin; of the others a permission
 * decides which pages open. What is posted came from a page of ours.
 */
public final class ConsoleFrame {
  /** No script or style in a page; scripts load from this server alone. */
  private static final String POLICY =
      Pages.policy(List.of()) + "; connect-src 'self'; manifest-src 'none'";

  private final Pages pages;
  private final PageRoutes routes;
  private final Database database;
  private final Groups groups;
  private final List<ConsoleEntry> entries;

  ConsoleFrame(
      Pages pages,
      Visitors visitors,
      Database database,
      Groups groups,
      List<ConsoleEntry> entries) {
    this.pages = pages;
    this.routes = new PageRoutes(pages, visitors);
    this.database = database;
    this.groups = groups;
    this.entries = List.copyOf(entries);
  }

  /** Answers somebody whom the console let in. */
  @FunctionalInterface
  public interface Work {
    Answer answer(Clerk clerk);
  }

  /** A page for whoever has the permission. */
  public Route page(String template, Permission permission, Work get) {
    return routes.closed(template, guarded(Optional.of(permission), get));
  }

  /** A page with a form; both need the permission. */
  public Route page(String template, Permission permission, Work get, Work post) {
    return page(template, permission, get, permission, post);
  }

  /** A page with a form that needs another permission than the page. */
  public Route page(String template, Permission open, Work get, Permission send, Work post) {
    return routes.closed(
        template, guarded(Optional.of(open), get), guarded(Optional.of(send), post));
  }

  /** A page for everybody whom the console lets in. */
  Route open(String template, Work get) {
    return routes.closed(template, guarded(Optional.empty(), get));
  }

  /** A page with a form for everybody whom the console lets in. */
  Route open(String template, Work get, Work post) {
    return routes.closed(template, guarded(Optional.empty(), get), guarded(Optional.empty(), post));
  }

  private PageRoutes.Closed guarded(Optional<Permission> needed, Work work) {
    return (visit, caller) -> {
      Clerk clerk = new Clerk(visit, caller, rights(caller));
      if (!caller.account().staff() && !clerk.rights().superuser()) {
        return outside(clerk);
      }
      return needed.isEmpty() || clerk.may(needed.get())
          ? work.answer(clerk)
          : message(clerk, 403, "forbidden", needed.get().word());
    };
  }

  private Rights rights(Caller caller) {
    return database.read(sql -> groups.rights(sql, caller.account()));
  }

  /** A page outside of the console's own frame: whoever comes must not see what there is. */
  private Answer outside(Clerk clerk) {
    return pages.show(clerk.visit(), 403, "console/outside", Map.of("words", clerk.words()));
  }

  /**
   * A page of the console. Its template, below {@code src/main/jte}, gets {@code page} and {@code
   * console} beside its own values.
   */
  public Answer show(Clerk clerk, int status, String template, Map<String, ?> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("console", surroundings(clerk));
    return pages.show(clerk.visit(), status, template, all).with("Content-Security-Policy", POLICY);
  }

  /**
   * A page that says something and nothing else, by the texts {@code key.title} and {@code
   * key.text}.
   */
  public Answer message(Clerk clerk, int status, String key, Object... values) {
    ConsoleWords words = clerk.words();
    return show(
        clerk,
        status,
        "console/message",
        Map.of("title", words.get(key + ".title"), "text", words.get(key + ".text", values)));
  }

  /** There is no such thing. */
  public Answer missing(Clerk clerk) {
    return message(clerk, 404, "missing");
  }

  /** Goes on to a page, which says what was done by the text {@code done.key}. */
  public Answer done(Clerk clerk, String path, String key) {
    return redirect(clerk.visit(), path + (path.contains("?") ? "&" : "?") + "done=" + key);
  }

  /** Goes on to a page. */
  public Answer redirect(Visit visit, String path) {
    return pages.redirect(visit, path);
  }

  /** The entries that somebody sees. */
  List<ConsoleEntry> entries(Clerk clerk) {
    return entries.stream().filter(entry -> entry.shownTo(clerk)).toList();
  }

  private Surroundings surroundings(Clerk clerk) {
    return Surroundings.of(clerk, entries(clerk), pages.consoleStyle(), pages.consoleScript());
  }
}
