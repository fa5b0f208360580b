package dev.vestibule.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import dev.vestibule.TestServer;
import dev.vestibule.cli.frontend.Preset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person does in a front end: from the sign-up to a new password. */
final class FrontEndWalk {
  private static final Pattern LINK = Pattern.compile("https?://\\S+/(activate|confirm)/\\S+");
  static final String PASSWORD = "correct-horse-battery";
  static final String OTHER = "another-horse-27";
  private static final String NOBODY = "failed: ";

  private FrontEndWalk() {}

  static void walk(Preset preset, TestServer server, BrowserContext context) {
    Page page = context.newPage();
    Mailbox mailbox = new Mailbox(server.baseUrl(), server::pendingMails);
    page.navigate("/profile");
    says(page, NOBODY);
    signUp(page, preset);
    page.navigate("/signin");
    signIn(page, preset, PASSWORD, NOBODY);
    page.navigate(link(mailbox));
    says(page, "activated");
    page.navigate("/signin");
    signIn(page, preset, "wrong-horse-12", NOBODY);
    signIn(page, preset, PASSWORD, "signed in");
    cookies(preset, context);
    profile(page, preset);
    page.getByText("Sign out").click();
    says(page, "signed out");
    page.navigate("/profile");
    says(page, NOBODY);
    page.navigate("/forgot");
    fill(page, Map.of("email", "ada@example.org"));
    says(page, "mailed");
    page.navigate(link(mailbox));
    fill(page, twice(preset, "new_password", OTHER));
    says(page, "renewed");
    page.navigate("/signin");
    signIn(page, preset, OTHER, "signed in");
    page.navigate("/profile");
    says(page, "hello ada@example.org Augusta");
  }

  private static void signUp(Page page, Preset preset) {
    page.navigate("/signup");
    Map<String, String> form = new LinkedHashMap<>(twice(preset, "password", PASSWORD));
    form.put("email", "ada@example.org");
    if (preset == Preset.TOKEN) {
      form.put("username", "ada");
    } else if (preset != Preset.BEARER) {
      form.put("first_name", "Ada");
      form.put("last_name", "Lovelace");
    }
    fill(page, form);
    says(page, "registered");
  }

  private static void signIn(Page page, Preset preset, String password, String outcome) {
    String field = preset == Preset.TOKEN ? "username" : "email";
    String name = preset == Preset.TOKEN ? "ada" : "ada@example.org";
    fill(page, Map.of(field, name, "password", password));
    says(page, outcome);
  }

  /** Reads and changes it; the access token goes in between, and the front end gets another. */
  private static void profile(Page page, Preset preset) {
    page.navigate("/profile");
    boolean named = preset == Preset.JWT || preset == Preset.COOKIES;
    says(page, named ? "hello ada@example.org Ada" : "hello ada@example.org");
    if (preset == Preset.COOKIES) {
      page.context().clearCookies(new ClearCookiesOptions().setName("access"));
    } else if (preset != Preset.TOKEN) {
      page.evaluate("localStorage.setItem('access', 'gone.by.now')");
    }
    fill(page, Map.of("first_name", "Augusta"));
    says(page, "changed to Augusta");
  }

  private static void cookies(Preset preset, BrowserContext context) {
    List<Cookie> found = context.cookies();
    if (preset == Preset.COOKIES) {
      assertThat(found).extracting(cookie -> cookie.name).contains("access", "refresh");
      assertThat(found).allMatch(cookie -> cookie.httpOnly);
    } else {
      assertThat(found).isEmpty();
    }
  }

  private static void fill(Page page, Map<String, String> form) {
    form.forEach((name, text) -> page.locator("[name=" + name + "]").fill(text));
    page.evaluate("document.querySelector('#says').textContent = ''");
    page.locator("form button").click();
  }

  private static void says(Page page, String text) {
    Locator says = page.locator("#says");
    PlaywrightAssertions.assertThat(says)
        .containsText(
            text,
            new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                .setTimeout(10_000));
  }

  /** The one in the newest mail. */
  private static String link(Mailbox mailbox) {
    String text = mailbox.newest("ada@example.org", null).orElseThrow().text();
    Matcher link = LINK.matcher(text);
    assertThat(link.find()).as(text).isTrue();
    return link.group();
  }

  static boolean retypes(Preset preset) {
    return preset == Preset.JWT || preset == Preset.COOKIES;
  }

  private static Map<String, String> twice(Preset preset, String field, String password) {
    return retypes(preset)
        ? Map.of(field, password, "re_" + field, password)
        : Map.of(field, password);
  }
}
