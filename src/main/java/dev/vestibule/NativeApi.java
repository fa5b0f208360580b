package dev.vestibule;

import dev.vestibule.core.verification.ChangeTelephone;
import dev.vestibule.dialect.v1.V1Routes;
import dev.vestibule.dialect.v1.admin.AdminRoutes;
import dev.vestibule.dialect.v1.admin.AuditResources;
import dev.vestibule.dialect.v1.frame.Cursors;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Problems;
import dev.vestibule.dialect.v1.services.ServiceRoutes;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Route;
import java.util.ArrayList;
import java.util.List;

/** The native API of a house. */
final class NativeApi {
  private final House house;
  private final Operations operations;

  NativeApi(House house, Operations operations) {
    this.house = house;
    this.operations = operations;
  }

  /** All routes, below the configured prefix; none when the API is switched off. */
  List<Route> routes() {
    if (!house.settings.dialects().v1().enabled()) {
      return List.of();
    }
    Frame frame = frame();
    List<Route> routes = new ArrayList<>();
    routes.addAll(own().routes(frame));
    routes.addAll(services().routes(frame));
    routes.addAll(others().routes(frame));
    routes.addAll(audit().routes(frame));
    routes.addAll(operations.api().routes(frame));
    routes.addAll(house.hooks.routes(house).routes(frame));
    return routes;
  }

  /** How this API words what goes wrong, also outside of its operations. */
  static Problems problems(Settings settings) {
    return new Problems(
        settings.dialects().v1().prefix(), Language.of(settings.site().locale(), Language.EN));
  }

  private Frame frame() {
    return new Frame(
        house.settings.dialects().v1().prefix(),
        problems(house.settings),
        house.database,
        house.authenticate,
        house.administration.authenticateService,
        house.administration.groups,
        house.limits.budgets.existence,
        house.idempotencyKeys);
  }

  private ServiceRoutes services() {
    Administration administration = house.administration;
    return new ServiceRoutes(
        house.settings,
        house.clock,
        house.database,
        house.vault,
        administration.groups,
        administration.apiKeys,
        administration.makeApiKey,
        administration.endApiKey,
        administration.orphanedKeys,
        administration.introspectToken,
        administration.revokeToken);
  }

  private AuditResources audit() {
    String base = house.settings.server().basePath() + house.settings.dialects().v1().prefix();
    return new AuditResources(house.auditing.recorded, new Cursors(house.vault, base));
  }

  private AdminRoutes others() {
    Administration administration = house.administration;
    return new AdminRoutes(
        house.settings,
        house.database,
        house.vault,
        house.telephones,
        house.profileSchema,
        house.profiles,
        house.passwordRules,
        administration.groups,
        administration.managedAccounts,
        administration.createAccount(house),
        administration.changeAccount(house),
        administration.ruleAccount(house),
        administration.manageGroups(house));
  }

  private V1Routes own() {
    return new V1Routes(
        house.settings,
        house.clock,
        house.database,
        house.accounts,
        house.telephones,
        house.avatarImages,
        house.profileSchema,
        house.profiles,
        house.passwordRules,
        house.signIn,
        house.sessions,
        house.issueTokens,
        house.rotateSession,
        house.limits.budgets,
        house.signOut,
        house.registerAccount,
        house.activateAccount,
        house.resetPassword,
        house.changeCredentials,
        house.updateAccount,
        house.verifyTelephone,
        new ChangeTelephone(
            house.database,
            house.accounts,
            house.verifyTelephone,
            house.answerLater,
            house.settings.accounts()),
        Entrances.export(house),
        house.departures.schedule,
        house.departures.undo);
  }
}
