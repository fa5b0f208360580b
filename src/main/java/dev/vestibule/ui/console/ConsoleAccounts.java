package dev.vestibule.ui.console;

import dev.vestibule.core.administration.ChangeAccount;
import dev.vestibule.core.administration.CreateAccount;
import dev.vestibule.core.administration.ManageGroups;
import dev.vestibule.core.administration.ManagedAccounts;
import dev.vestibule.core.administration.NamedMatches;
import dev.vestibule.core.administration.RuleAccount;
import dev.vestibule.core.administration.SavedViews;
import dev.vestibule.core.audit.AuditEvents;
import dev.vestibule.core.events.Events;
import dev.vestibule.core.media.AvatarImages;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.geo.Places;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.Letters;
import dev.vestibule.ui.pages.Pages;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The pages about accounts. */
public record ConsoleAccounts(
    Settings settings,
    InstantSource clock,
    Database database,
    ManagedAccounts accounts,
    CreateAccount create,
    ChangeAccount change,
    RuleAccount rule,
    ManageGroups manageGroups,
    Groups groups,
    ProfileSchema schema,
    Profiles profiles,
    PasswordRules passwordRules,
    Telephones telephones,
    AvatarImages images,
    Sessions sessions,
    Outbox outbox,
    Places places,
    SavedViews views,
    Events events,
    AuditEvents trail)
    implements ConsolePart {

  @Override
  public List<ConsoleEntry> entries() {
    return List.of(
        ConsoleEntry.of(
            ConsoleEntry.Area.PEOPLE,
            AccountsPage.PATH,
            "nav.accounts",
            "accounts",
            Permission.ACCOUNTS_READ));
  }

  @Override
  public List<Route> routes(ConsoleFrame frame) {
    NamedMatches names = new NamedMatches(schema, profiles, groups);
    AccountColumns columns = new AccountColumns(schema, profiles);
    FilterChoices filters = new FilterChoices(names, groups);
    AccountsPage list =
        new AccountsPage(frame, database, accounts, names, columns, filters, views, clock);
    AccountsExport export = new AccountsExport(database, accounts, names, columns, events);
    ViewsPage saved = new ViewsPage(frame, database, views);
    AccountPage one = one(frame);
    AccountEdit edit = new AccountEdit(frame, one, change, schema, telephones, images);
    Permission read = Permission.ACCOUNTS_READ;
    List<Route> routes = new ArrayList<>();
    routes.add(frame.page(AccountsPage.PATH, read, list::list));
    routes.add(frame.page("/console/accounts/count/", read, list::count));
    routes.add(frame.page("/console/accounts/columns/", read, clerk -> columns(frame, clerk)));
    routes.add(frame.page("/console/accounts/export/", read, export::file));
    NewAccountPage fresh = new NewAccountPage(frame, create, passwordRules, new Letters(settings));
    routes.add(
        frame.page("/console/accounts/new/", Permission.ACCOUNTS_CREATE, fresh::show, fresh::make));
    routes.add(frame.page("/console/views/", read, saved::show, saved::keep));
    routes.add(
        frame.page(
            AccountsPage.PATH + "{id}/", read, one::show, Permission.ACCOUNTS_UPDATE, edit::save));
    routes.addAll(
        new AccountActions(frame, one, rule, manageGroups, new Letters(settings)).routes());
    return routes;
  }

  private AccountPage one(ConsoleFrame frame) {
    return new AccountPage(
        frame,
        database,
        accounts,
        schema,
        profiles,
        groups,
        sessions,
        settings.sessions(),
        outbox,
        trail,
        places,
        clock);
  }

  /** Goes back to the list with the columns that were ticked. */
  private static Answer columns(ConsoleFrame frame, Clerk clerk) {
    List<String> ticked = clerk.request().query().getOrDefault("column", List.of());
    String others =
        List.of(clerk.asked("list").split("&", -1)).stream()
            .filter(pair -> !pair.isEmpty() && !pair.startsWith("columns="))
            .map(pair -> pair + "&")
            .collect(Collectors.joining());
    String chosen = ticked.stream().map(Pages::encoded).collect(Collectors.joining(","));
    return frame.redirect(clerk.visit(), AccountsPage.PATH + "?" + others + "columns=" + chosen);
  }
}
