package dev.vestibule.ui.inbox;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.mail.InboxMessages;
import dev.vestibule.platform.mail.InboxMessages.Message;
import dev.vestibule.platform.mail.InboxMessages.Search;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The inbox in a browser: a list, a message, no script. */
final class InboxPages {
  private static final int SHOWN = 100;
  private static final String CLOSED =
      "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  /** A mail's own HTML: its inline styles and nothing else; links open outside. */
  private static final String MAIL =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
          + " style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private final InboxMessages messages;

  InboxPages(InboxMessages messages) {
    this.messages = messages;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/inbox/", this::list),
        Route.get("/inbox/style.css", r -> style()),
        Route.get("/inbox/messages/{id}/", r -> one(r, m -> message(r, m))),
        Route.get("/inbox/messages/{id}/html", r -> one(r, InboxPages::html)),
        Route.of("/inbox/clear", Map.of("POST", this::clear)));
  }

  private Answer list(Request request) {
    String query = request.queryParameter("query").orElse("").strip();
    Search search = Queries.parse(query);
    List<Shown> shown = messages.page(search, 0, SHOWN).stream().map(InboxPages::shown).toList();
    return page(
        "inbox/list.jte",
        Map.of(
            "base",
            base(request),
            "query",
            query,
            "total",
            messages.totals(search).all(),
            "messages",
            shown));
  }

  private Answer message(Request request, Message message) {
    messages.mark(List.of(message.id()), true);
    return page("inbox/message.jte", Map.of("base", base(request), "message", shown(message)));
  }

  private static Answer html(Message message) {
    String html = message.html().replaceFirst("<head>", "<head><base target=\"_blank\">");
    return Answer.text(200, Answer.HTML, html)
        .with("Content-Security-Policy", MAIL)
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-store");
  }

  /** A form of another site may not empty the inbox. */
  private Answer clear(Request request) {
    String site = request.header("sec-fetch-site");
    if (site != null && !site.equals("same-origin")) {
      return Answer.text(403, "text/plain; charset=utf-8", "only the inbox page may ask for this");
    }
    messages.delete(Search.everything());
    return Answer.empty(303).with("Location", base(request) + "/inbox/");
  }

  private Answer one(Request request, Function<Message, Answer> answer) {
    return MailpitJson.id(request.parameter("id"))
        .flatMap(messages::find)
        .map(answer)
        .orElseGet(() -> page("inbox/gone.jte", Map.of("base", base(request)), 404));
  }

  private static Shown shown(Message message) {
    String text = message.text();
    return new Shown(
        message.id(),
        message.sms(),
        message.from().address(),
        message.to().address(),
        message.subject(),
        TIME.format(message.received()),
        MailpitJson.snippet(text),
        message.read(),
        text,
        !message.html().isEmpty(),
        LINK.matcher(text).results().map(MatchResult::group).distinct().toList());
  }

  private static Answer page(String template, Map<String, Object> values) {
    return page(template, values, 200);
  }

  private static Answer page(String template, Map<String, Object> values, int status) {
    StringOutput output = new StringOutput();
    Engine.PAGES.render(template, values, output);
    return Answer.text(status, Answer.HTML, output.toString())
        .with("Content-Security-Policy", CLOSED)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cache-Control", "no-store");
  }

  private static Answer style() {
    try (InputStream in = InboxPages.class.getResourceAsStream("/inbox/style.css")) {
      byte[] bytes =
          Objects.requireNonNull(in, "the style sheet is part of the jar").readAllBytes();
      return Answer.bytes(200, "text/css; charset=utf-8", bytes)
          .with("X-Content-Type-Options", "nosniff")
          .with("Cache-Control", "max-age=300");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path that everything is mounted below, without a closing slash. */
  private static String base(Request request) {
    String path = URI.create(request.baseUrl()).getRawPath();
    return path == null ? "" : path;
  }

  /** Made when the first page is asked for. */
  private static final class Engine {
    static final TemplateEngine PAGES =
        TemplateEngine.createPrecompiled(
            null,
            ContentType.Html,
            InboxPages.class.getClassLoader(),
            "gg.jte.generated.precompiled");
  }
}
