package dev.vestibule.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser that front ends are driven in; every host below {@code .test} is this machine. */
final class Chromium {
  static final Path PROGRAM = Path.of("/usr/bin/chromium");
  static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--ignore-certificate-errors",
          "--host-resolver-rules=MAP *.test 127.0.0.1");

  private Chromium() {}

  static Playwright playwright() {
    assertThat(PROGRAM).as("no browser: scripts/install-test-tools installs it").exists();
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  static Browser launch(Playwright playwright) {
    return playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(ARGUMENTS));
  }
}
