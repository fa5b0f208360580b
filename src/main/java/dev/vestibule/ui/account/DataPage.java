package dev.vestibule.ui.account;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.ExportAccount;
import dev.vestibule.core.verification.ExportFile;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.pages.PageRoutes;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Visit;
import java.util.Map;

/** {@code /account/data/}: everything that is stored about somebody, as one JSON file. */
final class DataPage {
  private final Pages pages;
  private final ExportAccount export;

  DataPage(Pages pages, ExportAccount export) {
    this.pages = pages;
    this.export = export;
  }

  Route route(PageRoutes routes) {
    return routes.closed(
        "/account/data/",
        (visit, _) -> pages.show(visit, 200, "hosted/account/data", Map.of()),
        this::download);
  }

  private Answer download(Visit visit, Caller caller) {
    return export
        .export(caller.account().id())
        .map(data ->
            Answer.bytes(200, Answer.JSON, ExportFile.json(data, ExportFile.Identity.NUMBER))
                .with("Content-Disposition", "attachment; filename=\"account.json\"")
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff"))
        .orElseGet(() -> pages.redirect(visit, "/signin/"));
  }
}
