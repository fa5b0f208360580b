package dev.vestibule.ui.pages;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Cookies;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.limits.Shortage;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Renders pages. A template below {@code src/main/jte} gets {@code page}, the {@link Frame}, beside
 * its own values. No page loads anything from elsewhere, holds script or style in itself, is shown
 * in a frame, or is kept by a browser.
 */
public final class Pages {
  private static final Duration CSRF_AGE = Duration.ofDays(30);

  private final Settings settings;
  private final Assets assets;
  private final TemplateEngine engine;

  public Pages(Settings settings) {
    this.settings = settings;
    this.assets = new Assets(settings.pages());
    this.engine = TemplateEngine.createPrecompiled(ContentType.Html);
  }

  /** The files that pages load; {@code missing} answers for others. */
  public Route files(Handler missing) {
    return assets.route(missing);
  }

  /** The path of the console's style sheet. */
  public String consoleStyle() {
    return assets.consoleStyle();
  }

  /** The path of the console's script. */
  public String consoleScript() {
    return assets.consoleScript();
  }

  /** A page for a visitor; its forms can be posted. */
  public Answer show(Visit visit, int status, String template, Map<String, ?> values) {
    Answer page = plain(visit, status, template, values);
    return visit.token().fresh()
        ? page.withCookie(
            Cookies.set(
                visit.request(), CrossSiteGuard.FIELD, visit.token().value(), CSRF_AGE, true))
        : page;
  }

  /** A page for a visitor that says something and offers ways on; it has no form. */
  public Answer message(Visit visit, int status, String key, Link... links) {
    return plain(visit, status, "pages/message", Map.of("key", key, "links", List.of(links)));
  }

  /** Tells a visitor who asked too often to wait. */
  public Answer often(Visit visit, Shortage shortage) {
    return waiting(message(visit, 429, "error.often"), shortage);
  }

  /** The same page with headers that tell how long to wait. */
  public static Answer waiting(Answer page, Shortage shortage) {
    Answer told = page;
    for (Map.Entry<String, String> header : shortage.headers().entrySet()) {
      told = told.with(header.getKey(), header.getValue());
    }
    return told;
  }

  private Answer plain(Visit visit, int status, String template, Map<String, ?> values) {
    Answer page = answer(status, template, frame(visit), visit.language(), values);
    return Visitors.remembering(visit, page.with("Referrer-Policy", "same-origin"));
  }

  /**
   * A way on from a page.
   *
   * @param path a path of this server, base path left out
   * @param label the name of its text
   */
  public record Link(String path, String label) {}

  /** A page without a visitor: its forms are not ours to check. The address may hold a secret. */
  public Answer render(int status, String template, Language language, Map<String, ?> values) {
    Frame frame = frame(language, "", choices(language, Map.of()), "");
    return answer(status, "pages/" + template, frame, language, values)
        .with("Referrer-Policy", "no-referrer");
  }

  /** Sends the browser elsewhere to read the outcome of what it posted. */
  public Answer redirect(Visit visit, String path) {
    return Visitors.remembering(
        visit,
        Answer.empty(303)
            .with("Location", settings.server().basePath() + path)
            .with("Cache-Control", "no-store"));
  }

  /**
   * The policy of a page whose form may end at other origins: browsers hold redirects after a form
   * to {@code form-action} too (CSP 3).
   */
  public static String policy(List<String> formTargets) {
    String targets = formTargets.stream().map(target -> " " + target).collect(Collectors.joining());
    return "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
        + " form-action 'self'"
        + targets
        + "; frame-ancestors 'none'; base-uri 'none'";
  }

  private Answer answer(
      int status, String template, Frame frame, Language language, Map<String, ?> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("page", frame);
    StringOutput out = new StringOutput();
    engine.render(template + ".jte", all, out);
    return Answer.text(status, Answer.HTML, out.toString())
        .with("Content-Security-Policy", policy(List.of()))
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-store")
        .with("Content-Language", language.tag())
        .with("Vary", "Accept-Language, Cookie");
  }

  private Frame frame(Visit visit) {
    String name = visit.caller().map(Caller::account).map(Pages::name).orElse("");
    return frame(
        visit.language(),
        visit.token().value(),
        choices(visit.language(), visit.request().query()),
        name);
  }

  private Frame frame(Language language, String token, List<Frame.Choice> languages, String name) {
    return new Frame(
        Words.in(language),
        settings.site().name(),
        settings.server().basePath(),
        assets.style(),
        assets.script(),
        assets.logo(),
        token,
        languages,
        settings.pages().termsUrl(),
        settings.pages().privacyUrl(),
        name,
        settings.pages().enabled());
  }

  /** How somebody is called on a page. */
  static String name(Account account) {
    String full =
        account.fullName().isEmpty()
            ? (account.firstName() + " " + account.lastName()).strip()
            : account.fullName();
    String email = account.email();
    return full.isEmpty() ? (email == null ? account.username() : email) : full;
  }

  /** The same page in each language: its query with another {@code lang}. */
  private static List<Frame.Choice> choices(Language current, Map<String, List<String>> query) {
    List<Frame.Choice> choices = new ArrayList<>();
    for (Language language : Language.values()) {
      StringBuilder made = new StringBuilder("?lang=" + language.tag());
      query.forEach((name, values) -> {
        if (!name.equals(Visitors.LANGUAGE)) {
          values.forEach(
              value -> made.append('&').append(encoded(name)).append('=').append(encoded(value)));
        }
      });
      String name =
          Locale.forLanguageTag(language.tag())
              .getDisplayLanguage(Locale.forLanguageTag(language.tag()));
      choices.add(
          new Frame.Choice(
              language.tag(),
              name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
              made.toString(),
              language == current));
    }
    return choices;
  }

  /** A text as it stands in a query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
