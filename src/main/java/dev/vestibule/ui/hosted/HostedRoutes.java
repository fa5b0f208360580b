package dev.vestibule.ui.hosted;

import dev.vestibule.core.codes.EmailCodes;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.signin.ProveDevice;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.verification.ActivateAccount;
import dev.vestibule.core.verification.RegisterAccount;
import dev.vestibule.core.verification.ResetPassword;
import dev.vestibule.core.verification.ResetUsername;
import dev.vestibule.core.verification.UndoDeletion;
import dev.vestibule.core.verification.UndoEmailChange;
import dev.vestibule.platform.config.PagesSettings;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.limits.NetworkBudget;
import dev.vestibule.ui.pages.Letters;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Visit;
import dev.vestibule.ui.pages.Visitors;
import java.util.ArrayList;
import java.util.List;

/** Every page that people see; those that mailed links lead to are there in any case. */
public final class HostedRoutes {
  private final Pages pages;
  private final PageRoutes routes;
  private final PagesSettings settings;
  private final LinkPages linkPages;
  private final ProveDevicePage provePage;
  private final SignInPage signInPage;
  private final SignUpPage signUpPage;
  private final ForgottenPasswordPage forgottenPage;
  private final VerifyEmailPage verifyEmailPage;

  public HostedRoutes(
      Settings settings,
      NetworkBudget existence,
      Pages pages,
      Visitors visitors,
      Telephones telephones,
      PasswordRules rules,
      SignIn signIn,
      RegisterAccount register,
      ActivateAccount activate,
      ResetPassword resetPassword,
      ResetUsername resetUsername,
      UndoEmailChange undo,
      UndoDeletion keep,
      ProveDevice prove) {
    this.pages = pages;
    this.routes = new PageRoutes(pages, visitors);
    this.settings = settings.pages();
    ReturnAddress returns = new ReturnAddress(this.settings.returnOrigins());
    Letters letters = new Letters(settings);
    this.linkPages =
        new LinkPages(
            pages,
            returns,
            letters,
            activate,
            resetPassword,
            resetUsername,
            undo,
            keep,
            this.settings.enabled());
    this.provePage = new ProveDevicePage(pages, visitors, prove, this.settings.enabled());
    this.signInPage =
        new SignInPage(pages, visitors, returns, telephones, signIn, this.settings.signUp());
    this.signUpPage =
        new SignUpPage(settings, pages, visitors, returns, rules, register, letters, existence);
    this.forgottenPage = new ForgottenPasswordPage(pages, resetPassword, letters, existence);
    this.verifyEmailPage =
        new VerifyEmailPage(pages, returns, activate, letters, EmailCodes.digits(settings.codes()));
  }

  public List<Route> routes() {
    List<Route> all = new ArrayList<>(linkPages.routes(routes));
    all.add(provePage.route(routes));
    if (settings.enabled()) {
      all.add(routes.open("/", this::home));
      all.addAll(signInPage.routes(routes));
      if (settings.signUp()) {
        all.add(signUpPage.route(routes));
      }
      all.add(forgottenPage.route(routes));
      all.add(verifyEmailPage.route(routes));
    }
    return List.copyOf(all);
  }

  /** The page of a link that activates, for a route of somebody else. */
  public Handler activation() {
    return linkPages.activation(routes).handler();
  }

  /** The page of a link to a new password, for a route of somebody else. */
  public Handler newPassword() {
    return linkPages.newPassword(routes).handler();
  }

  private Answer home(Visit visit) {
    return pages.redirect(visit, visit.caller().isPresent() ? "/account/" : "/signin/");
  }
}
