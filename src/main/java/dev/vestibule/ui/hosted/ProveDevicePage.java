package dev.vestibule.ui.hosted;

import dev.vestibule.core.signin.ProveDevice;
import dev.vestibule.core.signin.Source;
import dev.vestibule.core.verification.DeviceProof;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Problems;
import dev.vestibule.ui.pages.Visit;
import dev.vestibule.ui.pages.Visitors;
import java.util.Map;

/** The page of a mailed link by which a device goes on after too many wrong passwords. */
final class ProveDevicePage {
  private final Pages pages;
  private final Visitors visitors;
  private final ProveDevice prove;
  private final boolean enabled;

  /**
   * @param enabled whether there is a page to sign in at
   */
  ProveDevicePage(Pages pages, Visitors visitors, ProveDevice prove, boolean enabled) {
    this.pages = pages;
    this.visitors = visitors;
    this.prove = prove;
    this.enabled = enabled;
  }

  Route route(PageRoutes routes) {
    return routes.open(DeviceProof.PAGE, this::open, this::prove);
  }

  /** Opening uses nothing up: mail programs do it by themselves. */
  private Answer open(Visit visit) {
    return secret(
        pages.show(visit, 200, "hosted/prove-device", Map.of("problems", Problems.none())));
  }

  private Answer prove(Visit visit) {
    Request request = visit.request();
    Source source = visitors.source(visit);
    boolean proven = prove.prove(request.parameter("uid"), request.parameter("token"), source);
    return proven
        ? Visitors.knowing(visit, source, message(visit, 200, "proven"))
        : message(visit, 400, "prove.refused");
  }

  private Answer message(Visit visit, int status, String key) {
    Pages.Link[] links =
        enabled ? new Pages.Link[] {new Pages.Link("/signin/", "signin")} : new Pages.Link[0];
    return secret(pages.message(visit, status, key, links));
  }

  /** The address holds a secret, which no other address may learn. */
  private static Answer secret(Answer answer) {
    return answer.with("Referrer-Policy", "no-referrer");
  }
}
