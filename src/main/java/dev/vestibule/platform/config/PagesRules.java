package dev.vestibule.platform.config;

import dev.vestibule.platform.config.SettingsRules.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The rules about the pages that people see. */
final class PagesRules {
  /** What sign-up can ask for beside e-mail address and password. */
  private static final Set<String> FIELDS =
      Set.of("username", "full_name", "first_name", "last_name");

  private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Pattern IMAGE = Pattern.compile(".*\\.(svg|png|jpe?g|webp)");

  private PagesRules() {}

  static List<Finding> check(PagesSettings pages, Predicate<Path> exists) {
    List<Finding> findings = new ArrayList<>();
    for (String origin : pages.returnOrigins()) {
      if (!ORIGIN.matcher(origin).matches()) {
        findings.add(
            new Finding(
                "pages.return-origins",
                "\"" + origin + "\" is no origin in lower case such as https://app.example.org"));
      }
    }
    if (!FIELDS.containsAll(pages.signUpFields())) {
      findings.add(
          new Finding(
              "pages.sign-up-fields", "takes username, full_name, first_name and last_name alone"));
    }
    if (!COLOUR.matcher(pages.accent()).matches()) {
      findings.add(new Finding("pages.accent", "must be a colour such as #4f46e5"));
    }
    pages
        .logo()
        .filter(file -> !isImage(file) || !exists.test(file))
        .ifPresent(_ ->
            findings.add(
                new Finding("pages.logo", "must be an existing .svg, .png, .jpg or .webp file")));
    return findings;
  }

  private static boolean isImage(Path file) {
    return IMAGE.matcher(file.toString().toLowerCase(Locale.ROOT)).matches();
  }
}
