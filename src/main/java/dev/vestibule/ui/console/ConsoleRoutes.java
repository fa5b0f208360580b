package dev.vestibule.ui.console;

import dev.vestibule.core.rights.Groups;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Visitors;
import java.util.ArrayList;
import java.util.List;

/**
 * All pages of the console.
 *
 * @param parts in the order of the navigation
 */
public record ConsoleRoutes(
    Pages pages, Visitors visitors, Database database, Groups groups, List<ConsolePart> parts) {
  private static final String HOME = "/console/";

  public ConsoleRoutes {
    parts = List.copyOf(parts);
  }

  public List<Route> routes() {
    List<ConsoleEntry> entries = parts.stream().flatMap(part -> part.entries().stream()).toList();
    ConsoleFrame frame = new ConsoleFrame(pages, visitors, database, groups, entries);
    List<Route> routes = new ArrayList<>();
    routes.add(frame.open(HOME, clerk -> home(frame, clerk)));
    routes.add(new Appearance(frame).route());
    parts.forEach(part -> routes.addAll(part.routes(frame)));
    return List.copyOf(routes);
  }

  /** The first page that this person may see. */
  private static Answer home(ConsoleFrame frame, Clerk clerk) {
    return frame.entries(clerk).stream()
        .findFirst()
        .map(entry -> frame.redirect(clerk.visit(), entry.path()))
        .orElseGet(() -> frame.message(clerk, 200, "nothing"));
  }
}
