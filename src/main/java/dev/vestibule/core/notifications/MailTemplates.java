package dev.vestibule.core.notifications;

import dev.vestibule.platform.config.Settings;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words letters. Each has three templates, {@code mail/<name>/<language>.subject.jte}, {@code
 * .text.jte} and {@code .html.jte}; a file of the same name in the folder of the setting
 * mail.templates replaces ours. A broken one is reported and ours is used.
 */
public final class MailTemplates {
  /** What there are templates for. */
  public static final Set<String> NAMES =
      Set.of(
          "account-deactivated",
          "account-deleted",
          "activation",
          "already-registered",
          "confirmation",
          "deletion-scheduled",
          "device-proof",
          "email-change",
          "email-changed",
          "email-left",
          "invitation",
          "message",
          "new-sign-in",
          "password-reset",
          "password-reset-token",
          "password-changed",
          "reset-link",
          "telephone-code",
          "token-reused",
          "username-reset",
          "username-changed",
          "verify-email");

  private static final Logger LOG = LoggerFactory.getLogger(MailTemplates.class);

  /** A worded letter; the subject is one line. */
  public record Wording(String subject, String text, String html) {}

  /** The engines for one content type: ours, built along, and the folder's, compiled when used. */
  private record Engines(TemplateEngine ours, Optional<TemplateEngine> theirs) {}

  private final Map<String, String> site;
  private final Optional<Path> folder;
  private final Path classes;
  private volatile Optional<Engines> text = Optional.empty();
  private volatile Optional<Engines> html = Optional.empty();

  public MailTemplates(Settings settings) {
    this.site = site(settings);
    this.folder = settings.mail().templates();
    this.classes = settings.data().resolve("templates");
  }

  /**
   * Words a letter in its language.
   *
   * @throws gg.jte.TemplateException when our own template does not get what it needs
   */
  public Wording word(Letter letter) {
    String base = "mail/" + letter.template() + "/" + letter.language().tag();
    Map<String, Object> values = new HashMap<>(site);
    values.putAll(letter.values());
    return new Wording(
        render(text(), base + ".subject.jte", values).strip(),
        render(text(), base + ".text.jte", values),
        render(html(), base + ".html.jte", values));
  }

  private String render(Engines engines, String template, Map<String, Object> values) {
    if (engines.theirs().isPresent()) {
      try {
        return render(engines.theirs().get(), template, values);
      } catch (RuntimeException | LinkageError e) {
        Path file = folder.orElseThrow().resolve(template);
        LOG.error("the mail template {} is not used, ours is: {}", file, reason(e));
      }
    }
    return render(engines.ours(), template, values);
  }

  private static String render(TemplateEngine engine, String template, Map<String, Object> values) {
    StringOutput output = new StringOutput();
    engine.render(template, values, output);
    return output.toString();
  }

  /** The compiler's words name file and line; at rendering, only the kind is safe to tell. */
  private static String reason(Throwable e) {
    boolean compiling = e.getCause() == null && e.getMessage() != null;
    return compiling ? String.valueOf(e.getMessage()) : e.getClass().getSimpleName();
  }

  private Engines text() {
    Engines engines = text.orElseGet(() -> engines(ContentType.Plain, "gg.jte.generated.text"));
    text = Optional.of(engines);
    return engines;
  }

  private Engines html() {
    Engines engines =
        html.orElseGet(() -> engines(ContentType.Html, "gg.jte.generated.precompiled"));
    html = Optional.of(engines);
    return engines;
  }

  private Engines engines(ContentType type, String name) {
    ClassLoader loader = MailTemplates.class.getClassLoader();
    TemplateEngine ours = TemplateEngine.createPrecompiled(null, type, loader, name);
    return new Engines(ours, folder.filter(Files::isDirectory).map(f -> theirs(f, type)));
  }

  private TemplateEngine theirs(Path from, ContentType type) {
    Path target = classes.resolve(type.name().toLowerCase(java.util.Locale.ROOT));
    TemplateEngine engine =
        TemplateEngine.create(
            new OverridingResolver(from),
            target,
            type,
            MailTemplates.class.getClassLoader(),
            "gg.jte.generated.ondemand." + type.name().toLowerCase(java.util.Locale.ROOT));
    engine.setTrimControlStructures(true);
    return engine;
  }

  private static Map<String, String> site(Settings settings) {
    Optional<java.net.URI> url = settings.server().publicUrl();
    String local = "localhost:" + settings.server().port();
    return Map.of(
        "site", settings.site().name(),
        "protocol",
            settings.site().protocol().or(() -> url.map(java.net.URI::getScheme)).orElse("http"),
        "domain",
            settings.site().domain().or(() -> url.map(java.net.URI::getAuthority)).orElse(local));
  }
}
