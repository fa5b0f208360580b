package dev.vestibule;

import dev.vestibule.core.verification.ExportAccount;
import dev.vestibule.dialect.signup.SignupPages;
import dev.vestibule.platform.config.Mode;
import dev.vestibule.platform.config.Mount;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Route;
import dev.vestibule.standard.jwks.JwksRoutes;
import dev.vestibule.ui.account.AccountRoutes;
import dev.vestibule.ui.docs.DjoserParts;
import dev.vestibule.ui.docs.DocsRoutes;
import dev.vestibule.ui.docs.HostedParts;
import dev.vestibule.ui.docs.OpenApiDocument;
import dev.vestibule.ui.docs.V1Parts;
import dev.vestibule.ui.hosted.HostedRoutes;
import dev.vestibule.ui.inbox.InboxRoutes;
import dev.vestibule.ui.media.MediaRoutes;
import dev.vestibule.ui.ops.Gate;
import dev.vestibule.ui.ops.HealthRoutes;
import dev.vestibule.ui.ops.MetricsRoutes;
import dev.vestibule.ui.ops.RequestTimes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Visitors;
import java.util.ArrayList;
import java.util.List;

/** Where the house can be entered: all routes, and the document that describes them. */
final class Entrances {
  private Entrances() {}

  /** All that is served. */
  static List<Route> routes(
      House house, Operations operations, Pages pages, RequestTimes times, Handler missing) {
    Settings settings = house.settings;
    Visitors visitors = visitors(house);
    HostedRoutes hosted = hosted(house, pages, visitors);
    List<Route> routes = new ArrayList<>();
    routes.addAll(Dialects.routes(house, links(hosted)));
    new NativeApi(house, operations).routes().forEach(route -> routes.add(route.through("v1")));
    routes.addAll(new JwksRoutes(house.signingKeys, settings.tokens()).routes());
    routes.addAll(new MediaRoutes(house.database, house.avatars, missing).routes());
    if (settings.mode() == Mode.DEVELOPMENT) {
      routes.addAll(new InboxRoutes(house.inbox, house.clock).routes());
    }
    if (settings.pages().enabled()) {
      account(house, pages, visitors).routes().forEach(route -> routes.add(route.through("pages")));
    }
    hosted.routes().stream()
        .filter(route -> !route.template().equals("/") || isFree(routes, "/"))
        .forEach(route -> routes.add(route.through("pages")));
    new WebConsole(house, operations)
        .routes(pages, visitors)
        .forEach(route -> routes.add(route.through("console")));
    routes.add(pages.files(missing));
    routes.addAll(new DocsRoutes(document(settings), settings.server().basePath()).routes());
    Gate gate = new Gate(settings.metrics(), settings.mode() == Mode.DEVELOPMENT, missing);
    routes.addAll(new HealthRoutes(house.hooks.watch.health(version()), gate).routes());
    routes.addAll(new MetricsRoutes(times, house.hooks.watch.figures(), version(), gate).routes());
    return routes;
  }

  /** The OpenAPI document of what these settings serve. */
  static OpenApiDocument document(Settings settings) {
    List<OpenApiDocument.Part> parts = new ArrayList<>();
    parts.add(OpenApiDocument.Part.of("server"));
    boolean djoser = settings.dialects().djoser().enabled();
    boolean knox = settings.dialects().knox().enabled();
    boolean signup = settings.dialects().signup().enabled();
    if (djoser || knox || signup) {
      parts.add(DjoserParts.shared(settings.dialects().djoser()));
    }
    parts.addAll(Dialects.parts(settings));
    if (settings.dialects().v1().enabled()) {
      parts.addAll(V1Parts.of(settings));
    }
    if (settings.pages().enabled()) {
      parts.add(HostedParts.of(settings, isHomeFree(settings)));
      parts.add(OpenApiDocument.Part.of("account"));
      parts.add(OpenApiDocument.Part.of("console"));
      parts.add(OpenApiDocument.Part.of("console-operations"));
    }
    if (settings.mode() == Mode.DEVELOPMENT) {
      parts.add(OpenApiDocument.Part.of("inbox"));
    }
    return new OpenApiDocument(parts, settings.server().basePath(), version());
  }

  private static boolean isHomeFree(Settings settings) {
    return Mount.djoser(settings).stream()
        .map(mount -> mount.settings().dialects().djoser())
        .noneMatch(djoser -> djoser.prefix().isEmpty() && djoser.paths().of("/").isPresent());
  }

  /** An API that is mounted at the root keeps its own page there. */
  private static boolean isFree(List<Route> routes, String template) {
    return routes.stream().noneMatch(route -> route.template().equals(template));
  }

  private static Visitors visitors(House house) {
    return new Visitors(
        house.settings,
        house.authenticate,
        house.issueTokens,
        house.signOut,
        house.crossSiteTokens);
  }

  private static AccountRoutes account(House house, Pages pages, Visitors visitors) {
    return new AccountRoutes(
        house.settings,
        house.limits.budgets.existence,
        pages,
        visitors,
        house.database,
        house.clock,
        house.places,
        house.accounts,
        house.telephones,
        house.avatarImages,
        house.profileSchema,
        house.profiles,
        house.passwordRules,
        house.sessions,
        house.signIn,
        house.signOut,
        house.changeCredentials,
        house.updateAccount,
        house.verifyTelephone,
        house.answerLater,
        house.closeAccount,
        house.departures.schedule,
        export(house));
  }

  static ExportAccount export(House house) {
    return new ExportAccount(
        house.database,
        house.accounts,
        house.profileSchema,
        house.profiles,
        house.avatars,
        house.sessions,
        house.codes,
        house.links,
        house.outbox,
        house.settings.accounts(),
        house.auditing.events,
        house.clock);
  }

  private static HostedRoutes hosted(House house, Pages pages, Visitors visitors) {
    return new HostedRoutes(
        house.settings,
        house.limits.budgets.existence,
        pages,
        visitors,
        house.telephones,
        house.passwordRules,
        house.signIn,
        house.registerAccount,
        house.activateAccount,
        house.resetPassword,
        house.resetUsername,
        house.undoEmailChange,
        house.departures.undo,
        house.proveDevice);
  }

  private static SignupPages links(HostedRoutes pages) {
    return new SignupPages(pages.activation(), pages.newPassword());
  }

  static String version() {
    String version = Entrances.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
