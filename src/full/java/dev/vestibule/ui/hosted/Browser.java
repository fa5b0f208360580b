package dev.vestibule.ui.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's Chromium without a window. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final double PATIENCE_MILLIS = 10_000;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  Browser() {
    assertThat(CHROMIUM).as("no browser: scripts/install-test-tools installs it").exists();
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    // The sandbox of Chromium does not start for root, which containers run tests as.
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  /** How somebody looks at pages. */
  enum Look {
    DESK(1280, 800, ColorScheme.LIGHT),
    TELEPHONE(390, 844, ColorScheme.DARK),
    NARROW(320, 640, ColorScheme.LIGHT);

    final int width;
    final int height;
    final ColorScheme scheme;

    Look(int width, int height, ColorScheme scheme) {
      this.width = width;
      this.height = height;
      this.scheme = scheme;
    }
  }

  /** Somebody at a browser of their own. */
  Person person(String base, String language, boolean scripts, Look look) {
    BrowserContext context =
        browser.newContext(
            new NewContextOptions()
                .setBaseURL(base)
                .setLocale(language)
                .setJavaScriptEnabled(scripts)
                .setViewportSize(look.width, look.height)
                .setColorScheme(look.scheme));
    String name =
        language
            + (scripts ? "" : "-no-script")
            + "-"
            + look.name().toLowerCase(java.util.Locale.ROOT);
    context.setDefaultTimeout(PATIENCE_MILLIS);
    return new Person(context.newPage(), name, scripts);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /** What one person sees; pages are judged as they come. */
  static final class Person implements AutoCloseable {
    final Page page;
    private final String name;
    private final List<String> refused = new ArrayList<>();
    private final boolean scripts;
    private int seen;

    private Person(Page page, String name, boolean scripts) {
      this.page = page;
      this.scripts = scripts;
      this.name = name;
      page.onConsoleMessage(message -> {
        if (message.text().contains("Content Security Policy")) {
          refused.add(message.text());
        }
      });
    }

    /** Takes a picture of the page, and holds it against what every page must be. */
    void judge(String what) {
      seen++;
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(SCREENSHOTS.resolve("%s-%02d-%s.png".formatted(name, seen, what)))
              .setFullPage(true));
      assertThat(refused).as("what the policy refused").isEmpty();
      assertThat(overflow()).as("pixels that stand out on the right").isNotPositive();
      if (scripts) {
        audit(what);
      }
    }

    /** Its rules are a script, which a page without scripts cannot run; the page is the same. */
    private void audit(String what) {
      List<String> faults =
          new AxeBuilder(page).analyze().getViolations().stream().map(Person::told).toList();
      assertThat(faults).as(name + ": " + what).isEmpty();
    }

    private static String told(Rule rule) {
      return rule.getImpact()
          + " "
          + rule.getId()
          + ": "
          + rule.getHelp()
          + " "
          + rule.getNodes().getFirst().getHtml();
    }

    private int overflow() {
      return ((Number)
              page.evaluate(
                  "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
          .intValue();
    }

    void fill(String field, String text) {
      page.locator("[name=" + field + "]:not([type=hidden])").fill(text);
    }

    /** Presses the first button of the page's form, or the one with that value. */
    void press() {
      page.locator("main form button:not([type=button])").first().click();
    }

    void press(String value) {
      page.locator("main form button[value=" + value + "]").click();
    }

    String path() {
      return java.net.URI.create(page.url()).getPath();
    }

    @Override
    public void close() {
      page.context().close();
    }
  }

  static {
    try {
      Files.createDirectories(SCREENSHOTS);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
