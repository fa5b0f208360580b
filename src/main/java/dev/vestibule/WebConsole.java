package dev.vestibule;

import dev.vestibule.core.administration.MakeFirstSuperuser;
import dev.vestibule.core.administration.NamedMatches;
import dev.vestibule.core.administration.SavedViews;
import dev.vestibule.core.bulk.BulkJobs;
import dev.vestibule.core.bulk.RunBulk;
import dev.vestibule.core.bulk.StartBulk;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.console.ConsoleAccounts;
import dev.vestibule.ui.console.ConsoleBulk;
import dev.vestibule.ui.console.ConsoleGroups;
import dev.vestibule.ui.console.ConsoleKeys;
import dev.vestibule.ui.console.ConsolePart;
import dev.vestibule.ui.console.ConsoleRoutes;
import dev.vestibule.ui.console.FirstSuperuserPage;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Visitors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    List<Route> routes = new ArrayList<>();
    routes.add(
        new FirstSuperuserPage(
                pages,
                visitors,
                firstSuperuser(house),
                house.passwordRules,
                house.settings.passwords().minLength())
            .route());
    routes.addAll(
        new ConsoleRoutes(pages, visitors, house.database, house.administration.groups, parts())
            .routes());
    return routes;
  }

  /**
   * An address that makes the first superuser, once; nothing when there is one, or where there are
   * no pages.
   */
  static Optional<String> firstLink(House house) {
    return house.settings.pages().enabled()
        ? firstSuperuser(house)
            .link()
            .map(secret -> house.settings.publicUrl() + FirstSuperuserPage.PATH + secret + "/")
        : Optional.empty();
  }

  private static MakeFirstSuperuser firstSuperuser(House house) {
    return new MakeFirstSuperuser(
        house.database, house.accounts, house.passwordHashes, house.clock);
  }

  /** In the order of the navigation. */
  private List<ConsolePart> parts() {
    Administration administration = house.administration;
    return List.of(
        operations.pages(),
        accounts(),
        new ConsoleBulk(
            house.clock,
            house.database,
            house.accounts,
            administration.groups,
            names(house),
            new BulkJobs(house.clock),
            new StartBulk(house.database, new BulkJobs(house.clock), house.jobs, house.clock)),
        new ConsoleGroups(
            house.database,
            administration.groups,
            administration.manageGroups(house),
            house.accounts),
        new ConsoleKeys(
            house.clock,
            house.database,
            administration.apiKeys,
            administration.makeApiKey,
            administration.endApiKey,
            administration.orphanedKeys));
  }

  private ConsolePart accounts() {
    Administration administration = house.administration;
    return new ConsoleAccounts(
        house.settings,
        house.clock,
        house.database,
        administration.managedAccounts,
        administration.createAccount(house),
        administration.changeAccount(house),
        administration.ruleAccount(house),
        administration.manageGroups(house),
        administration.groups,
        house.profileSchema,
        house.profiles,
        house.passwordRules,
        house.telephones,
        house.avatarImages,
        house.sessions,
        house.outbox,
        house.places,
        new SavedViews(house.clock),
        house.auditing.events,
        house.auditing.recorded);
  }

  private static NamedMatches names(House house) {
    return new NamedMatches(house.profileSchema, house.profiles, house.administration.groups);
  }

  /** What works on changes of many accounts. */
  static RunBulk bulk(House house) {
    Administration administration = house.administration;
    return new RunBulk(
        house.database,
        new BulkJobs(house.clock),
        house.accounts,
        administration.groups,
        names(house),
        administration.ruleAccount(house),
        administration.manageGroups(house),
        house.clock);
  }
}
