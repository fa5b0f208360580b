package dev.vestibule.ui.console;

import dev.vestibule.core.administration.SavedViews;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import java.util.List;
import java.util.Map;

/** {@code /console/views/}: the lists that an administrator keeps for themselves. */
final class ViewsPage {
  private static final int NAME = 60;
  private static final int QUERY = 2000;

  private final ConsoleFrame frame;
  private final Database database;
  private final SavedViews views;

  ViewsPage(ConsoleFrame frame, Database database, SavedViews views) {
    this.frame = frame;
    this.database = database;
    this.views = views;
  }

  Answer show(Clerk clerk) {
    List<SavedViews.View> mine = database.read(sql -> views.of(sql, clerk.account().id()));
    return frame.show(clerk, 200, "console/views", Map.of("views", mine));
  }

  /** Keeps a list, or forgets the one whose identifier the form has. */
  Answer keep(Clerk clerk) {
    String id = clerk.form().get("forget");
    if (!id.isEmpty()) {
      boolean _ =
          database.write(tx -> {
            views.forget(tx, clerk.account().id(), id);
            return true;
          });
      return frame.done(clerk, "/console/views/", "forgotten");
    }
    String name = clerk.form().line("name");
    String query = clerk.form().line("query");
    if (name.isEmpty() || name.length() > NAME || query.length() > QUERY) {
      return frame.redirect(clerk.visit(), AccountsPage.PATH);
    }
    boolean kept = database.write(tx -> views.keep(tx, clerk.account().id(), name, query));
    return kept
        ? frame.done(clerk, AccountsPage.PATH + (query.isEmpty() ? "" : "?" + query), "kept")
        : frame.done(clerk, "/console/views/", "too-many");
  }
}
