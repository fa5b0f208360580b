package dev.vestibule.dialect.v1.admin;

import dev.vestibule.core.administration.ChangeAccount;
import dev.vestibule.core.administration.CreateAccount;
import dev.vestibule.core.administration.ManageGroups;
import dev.vestibule.core.administration.ManagedAccounts;
import dev.vestibule.core.administration.RuleAccount;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.dialect.v1.AccountJson;
import dev.vestibule.dialect.v1.Letters;
import dev.vestibule.dialect.v1.ProfileMembers;
import dev.vestibule.dialect.v1.frame.Cursors;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Route;
import java.util.ArrayList;
import java.util.List;

/** What people with permissions, and services, do to other people's accounts and to groups. */
public record AdminRoutes(
    Settings settings,
    Database database,
    Vault vault,
    Telephones telephones,
    ProfileSchema profileSchema,
    Profiles profiles,
    PasswordRules passwordRules,
    Groups groups,
    ManagedAccounts managedAccounts,
    CreateAccount createAccount,
    ChangeAccount changeAccount,
    RuleAccount ruleAccount,
    ManageGroups manageGroups) {

  /** Accounts, groups and memberships. */
  public List<Route> routes(Frame frame) {
    String base = settings.server().basePath() + settings.dialects().v1().prefix();
    ProfileMembers profile = new ProfileMembers(profileSchema);
    Letters letters = new Letters(settings);
    Cursors cursors = new Cursors(vault, base);
    ManagedJson json = new ManagedJson(new AccountJson(database, profiles, profile));
    Outcomes outcomes = new Outcomes(json);
    AccountInput input = new AccountInput(telephones, profile);
    List<Route> routes = new ArrayList<>();
    AccountList list =
        new AccountList(database, managedAccounts, profileSchema, profiles, groups, cursors, json);
    AccountCreation creation =
        new AccountCreation(base, passwordRules, input, createAccount, letters, outcomes);
    routes.add(frame.at("/accounts", list.operation(), creation.operation()));
    routes.add(
        new AccountResource(database, managedAccounts, input, changeAccount, ruleAccount, outcomes)
            .route(frame));
    routes.addAll(new AccountActions(ruleAccount, letters, outcomes).routes(frame));
    routes.addAll(new GroupResources(base, database, groups, manageGroups, cursors).routes(frame));
    routes.addAll(new Memberships(database, groups, manageGroups, cursors).routes(frame));
    return routes;
  }
}
