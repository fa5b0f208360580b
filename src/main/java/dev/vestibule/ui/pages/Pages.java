package dev.vestibule.ui.pages;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Language;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.Map;

/** Renders pages; none loads anything from elsewhere, runs a script, or is kept by a browser. */
final class Pages {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private final String site;
  private final String base;
  private final TemplateEngine engine;

  /**
   * Renders for one site.
   *
   * @param base the base path of all addresses on the pages, empty or starting with a slash
   */
  Pages(String site, String base) {
    this.site = site;
    this.base = base;
    this.engine = TemplateEngine.createPrecompiled(ContentType.Html);
  }

  Answer render(int status, String template, Language language, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("words", Words.in(language));
    all.put("site", site);
    all.put("base", base);
    StringOutput out = new StringOutput();
    engine.render("pages/" + template + ".jte", all, out);
    return Answer.text(status, Answer.HTML, out.toString())
        .with("Content-Security-Policy", POLICY)
        .with("Referrer-Policy", "no-referrer")
        .with("Cache-Control", "no-store")
        .with("Content-Language", language.tag())
        .with("Vary", "Accept-Language");
  }
}
