package dev.vestibule.ui.inbox;

import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.mail.InboxMessages;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Everything below {@code /inbox/}; to be mounted in development alone, there is no sign-in. */
public final class InboxRoutes {
  private final MailpitApi api;
  private final InboxPages pages;

  public InboxRoutes(InboxMessages messages, InstantSource clock) {
    this.api = new MailpitApi(messages, clock);
    this.pages = new InboxPages(messages);
  }

  public List<Route> routes() {
    List<Route> all = new ArrayList<>(pages.routes());
    all.addAll(api.routes());
    return List.copyOf(all);
  }
}
