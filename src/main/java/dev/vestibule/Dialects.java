package dev.vestibule;

import dev.vestibule.core.verification.ResetEmail;
import dev.vestibule.dialect.djoser.DjoserRoutes;
import dev.vestibule.dialect.knox.KnoxRoutes;
import dev.vestibule.dialect.signup.SignupPages;
import dev.vestibule.dialect.signup.SignupRoutes;
import dev.vestibule.platform.config.Mount;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.docs.DeclaredFields;
import dev.vestibule.ui.docs.DjoserParts;
import dev.vestibule.ui.docs.KnoxParts;
import dev.vestibule.ui.docs.OpenApiDocument;
import dev.vestibule.ui.docs.SignupParts;
import java.util.ArrayList;
import java.util.List;

/** The dialects that can be mounted more than once, each mount with settings of its own. */
final class Dialects {
  private Dialects() {}

  static List<Route> routes(House house, SignupPages pages) {
    List<Route> routes = new ArrayList<>();
    for (Mount mount : Mount.djoser(house.settings)) {
      djoser(house, mount.settings())
          .routes()
          .forEach(route -> routes.add(route.through("djoser")));
    }
    for (Mount mount : Mount.knox(house.settings)) {
      knox(house, mount.settings()).routes().forEach(route -> routes.add(route.through("knox")));
    }
    for (Mount mount : Mount.signup(house.settings)) {
      signup(house, mount.settings(), pages)
          .routes()
          .forEach(route -> routes.add(route.through("signup")));
    }
    return routes;
  }

  /** Their parts of the OpenAPI document. */
  static List<OpenApiDocument.Part> parts(Settings settings) {
    List<OpenApiDocument.Part> parts = new ArrayList<>();
    for (Mount mount : Mount.djoser(settings)) {
      parts.add(DjoserParts.of(mount).with(DeclaredFields.of(settings.profile(), "djoser")));
    }
    for (Mount mount : Mount.knox(settings)) {
      parts.add(KnoxParts.of(mount).with(DeclaredFields.of(settings.profile(), "knox")));
    }
    Mount.signup(settings).forEach(mount -> parts.add(SignupParts.of(mount)));
    return parts;
  }

  private static DjoserRoutes djoser(House house, Settings settings) {
    return new DjoserRoutes(
        settings,
        house.database,
        house.limits.budgets,
        house.accounts,
        house.avatarImages,
        house.profileSchema,
        house.profiles,
        house.passwordRules,
        house.signIn,
        house.authenticate,
        house.issueTokens,
        house.refreshSession,
        house.signOut,
        house.registerAccount,
        house.activateAccount,
        house.resetPassword,
        house.resetUsername,
        new ResetEmail(
            house.database,
            house.accounts,
            house.links,
            house.updateAccount,
            settings.accounts(),
            house.clock),
        house.changeCredentials,
        house.updateAccount,
        house.closeAccount);
  }

  private static KnoxRoutes knox(House house, Settings settings) {
    return new KnoxRoutes(
        settings,
        house.database,
        house.limits.budgets.existence,
        house.accounts,
        house.telephones,
        house.avatarImages,
        house.profileSchema,
        house.profiles,
        house.passwordRules,
        house.signIn,
        house.authenticate,
        house.issueTokens,
        house.signOut,
        house.crossSiteTokens,
        house.registerAccount,
        house.updateAccount,
        house.verifyTelephone,
        house.answerLater,
        house.resetByToken,
        house.closeAccount);
  }

  private static SignupRoutes signup(House house, Settings settings, SignupPages pages) {
    return new SignupRoutes(
        settings,
        house.database,
        house.limits.budgets,
        house.accounts,
        house.passwordRules,
        house.signIn,
        house.authenticate,
        house.issueTokens,
        house.refreshSession,
        house.registerAccount,
        house.activateAccount,
        house.resetPassword,
        pages);
  }
}
