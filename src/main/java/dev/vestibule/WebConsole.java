package dev.vestibule;

import dev.vestibule.platform.http.Route;
import dev.vestibule.core.administration.SavedViews;
import dev.vestibule.ui.console.ConsoleAccounts;
import dev.vestibule.ui.console.ConsolePart;
import dev.vestibule.ui.console.ConsoleRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Visitors;
import java.util.List;

/** The console of a house. */
final class WebConsole {
  private final House house;
  private final Operations operations;

  WebConsole(House house, Operations operations) {
    this.house = house;
    this.operations = operations;
  }

  /** All its pages; none where nobody can sign in on pages. */
  List<Route> routes(Pages pages, Visitors visitors) {
    if (!house.settings.pages().enabled()) {
      return List.of();
    }
    return new ConsoleRoutes(pages, visitors, house.database, house.administration.groups, parts())
        .routes();
  }

  /** In the order of the navigation. */
  private List<ConsolePart> parts() {
    return List.of(operations.pages(), accounts());
  }

  private ConsolePart accounts() {
    Administration administration = house.administration;
    return new ConsoleAccounts(
        house.settings,
        house.clock,
        house.database,
        administration.managedAccounts,
        administration.changeAccount(house),
        administration.ruleAccount(house),
        administration.manageGroups(house),
        administration.groups,
        house.profileSchema,
        house.profiles,
        house.telephones,
        house.avatarImages,
        house.sessions,
        house.outbox,
        house.places,
        new SavedViews(house.clock),
        house.auditing.events);
  }
}
