package dev.vestibule.ui.console;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Cookies;
import dev.vestibule.platform.http.Route;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code /console/appearance/}: light, dark, or as the browser is; kept in a cookie. */
final class Appearance {
  static final String COOKIE = "theme";
  static final Set<String> CHOICES = Set.of("light", "dark");

  private static final Duration AGE = Duration.ofDays(365);
  private static final Pattern BACK = Pattern.compile("/console/(?:[a-z0-9-]+/)*(?:\\?[!-~]*)?");

  private final ConsoleFrame frame;

  Appearance(ConsoleFrame frame) {
    this.frame = frame;
  }

  Route route() {
    return frame.open(
        "/console/appearance/",
        clerk -> frame.show(clerk, 200, "console/appearance", Map.of()),
        this::choose);
  }

  private Answer choose(Clerk clerk) {
    String back = clerk.form().get("back");
    String theme = clerk.form().get("theme");
    Answer answer =
        frame.redirect(clerk.visit(), BACK.matcher(back).matches() ? back : "/console/");
    return answer.withCookie(
        CHOICES.contains(theme)
            ? Cookies.set(clerk.request(), COOKIE, theme, AGE, false)
            : Cookies.forget(clerk.request(), COOKIE));
  }
}
