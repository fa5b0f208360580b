package dev.vestibule.core.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.http.Language;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * Takes the pictures of all mails that docs/mails.md shows, with Chromium. Its name does not end
 * with Test, so that it runs when {@code scripts/mail-pictures} asks for it alone.
 */
class MailPictures {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 1400;
  private static final int MARGIN = 28;
  private static final long PATIENCE_SECONDS = 60;
  private static final Path PICTURES = Path.of("docs", "pictures", "mails");
  private static final Path PAGES = Path.of("target", "mails");

  @Test
  void allAreTaken() throws IOException, InterruptedException {
    Files.createDirectories(PICTURES);
    Files.createDirectories(PAGES);
    SampleMails mails = new SampleMails();
    for (String name : SampleMails.names()) {
      for (Language language : SampleMails.languages(name)) {
        String html = mails.word(name, language).html();
        if (!html.isBlank()) {
          take(name + "." + language.tag(), html, "--force-color-profile=srgb");
        }
      }
    }
    String html = mails.word("email-left", Language.EN).html();
    take("email-left.en.dark", html, "--blink-settings=preferredColorScheme=0");
  }

  private static void take(String name, String html, String option)
      throws IOException, InterruptedException {
    Path page = Files.writeString(PAGES.resolve(name + ".html"), html);
    Path shot = PAGES.resolve(name + ".png");
    Process chromium =
        new ProcessBuilder(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                option,
                "--window-size=" + WIDTH + "," + HEIGHT,
                "--screenshot=" + shot.toAbsolutePath(),
                page.toUri().toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!chromium.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      chromium.destroyForcibly();
    }
    assertThat(chromium.waitFor()).as("chromium on " + page).isZero();
    BufferedImage picture = cropped(ImageIO.read(shot.toFile()));
    ImageIO.write(FewColours.of(picture), "png", PICTURES.resolve(name + ".png").toFile());
  }

  /** Without the empty ground below the mail. */
  private static BufferedImage cropped(BufferedImage picture) {
    int ground = picture.getRGB(0, picture.getHeight() - 1);
    int last = picture.getHeight() - 1;
    while (last > 0 && isGround(picture, last, ground)) {
      last--;
    }
    int height = Math.min(picture.getHeight(), last + MARGIN);
    return picture.getSubimage(0, 0, picture.getWidth(), height);
  }

  private static boolean isGround(BufferedImage picture, int row, int ground) {
    for (int x = 0; x < picture.getWidth(); x++) {
      if (picture.getRGB(x, row) != ground) {
        return false;
      }
    }
    return true;
  }
}
