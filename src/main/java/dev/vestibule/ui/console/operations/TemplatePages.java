package dev.vestibule.ui.console.operations;

import dev.vestibule.core.notifications.Channel;
import dev.vestibule.core.notifications.Previews;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.console.Clerk;
import dev.vestibule.ui.console.ConsoleFrame;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /console/templates/}: every mail and text message as it would look now. */
final class TemplatePages {
  static final String PATH = "/console/templates/";
  private static final String POLICY = "Content-Security-Policy";

  /** A mail's own HTML: its inline styles and nothing else; no link leads anywhere. */
  private static final String MAIL =
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
          + " frame-ancestors 'self'";

  private final ConsoleFrame frame;
  private final Previews previews;

  TemplatePages(ConsoleFrame frame, Previews previews) {
    this.frame = frame;
    this.previews = previews;
  }

  List<Route> routes() {
    return List.of(
        frame.page(PATH, Permission.SYSTEM_READ, this::list),
        frame.page(PATH + "{channel}/{name}/", Permission.SYSTEM_READ, this::one),
        frame.page(PATH + "{channel}/{name}/html/", Permission.SYSTEM_READ, this::html));
  }

  private Answer list(Clerk clerk) {
    return frame.show(
        clerk, 200, "console/operations/templates", Map.of("kinds", previews.kinds()));
  }

  private Optional<Previews.Preview> preview(Clerk clerk) {
    Language language =
        Stream.of(Language.values())
            .filter(known -> known.tag().equals(clerk.asked("language")))
            .findFirst()
            .orElse(clerk.words().language());
    return Channel.ofWord(clerk.request().parameter("channel"))
        .flatMap(channel -> previews.preview(channel, clerk.request().parameter("name"), language));
  }

  private Answer one(Clerk clerk) {
    return preview(clerk)
        .map(preview -> {
          Answer page =
              frame.show(clerk, 200, "console/operations/template", Map.of("preview", preview));
          return page.with(POLICY, policy(page) + "; frame-src 'self'");
        })
        .orElseGet(() -> frame.missing(clerk));
  }

  private static String policy(Answer page) {
    return page.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(POLICY))
        .map(Answer.Header::value)
        .findFirst()
        .orElse("default-src 'none'");
  }

  private Answer html(Clerk clerk) {
    return preview(clerk)
        .filter(preview -> !preview.html().isEmpty())
        .map(preview ->
            Answer.text(200, Answer.HTML, preview.html())
                .with(POLICY, MAIL)
                .with("X-Frame-Options", "SAMEORIGIN")
                .with("Cache-Control", "no-store"))
        .orElseGet(() -> frame.missing(clerk));
  }
}
