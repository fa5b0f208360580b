package dev.vestibule.core.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.http.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/mails.md shows every mail as it is; its pictures are taken by scripts/mail-pictures. */
class MailsPageTest {
  private static final Path PAGE = Path.of("docs", "mails.md");
  private static final Path PICTURES = Path.of("docs", "pictures", "mails");
  private static final long MOST_BYTES = 1_500_000;

  @Test
  void everyMailIsShownAsItIs() throws IOException {
    String page = Files.readString(PAGE);
    SampleMails mails = new SampleMails();
    for (String name : SampleMails.names()) {
      MailTemplates.Wording words = mails.word(name, Language.EN);
      assertThat(page)
          .contains(
              "| [`" + name + "`](#" + name + ") |",
              "\n## " + name + "\n\n" + words.subject() + "\n",
              "```text\n" + words.text().stripTrailing() + "\n```",
              "`mail/" + name + "/");
      for (Language language : SampleMails.languages(name)) {
        if (!mails.word(name, language).html().isBlank()) {
          assertThat(page).contains("(pictures/mails/" + name + "." + language.tag() + ".png)");
        }
      }
    }
  }

  @Test
  void everyPictureIsThereAndShown() throws IOException {
    List<Path> shown = new ArrayList<>();
    Matcher pictures = Pattern.compile("\\((pictures/[^)]+)\\)").matcher(Files.readString(PAGE));
    while (pictures.find()) {
      shown.add(Path.of("docs", pictures.group(1)));
    }
    try (Stream<Path> files = Files.list(PICTURES)) {
      assertThat(files).containsExactlyInAnyOrderElementsOf(shown);
    }
    long bytes = 0;
    for (Path picture : shown) {
      bytes += Files.size(picture);
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }
}
