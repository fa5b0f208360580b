package dev.vestibule.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vestibule.platform.http.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.c\r\nBcc: x@y.z",
        "a@b.c\nBcc: x@y.z",
        "a\r@b.c",
        "a@b.c\u2028",
        "a@b.c\0",
        "a@b.c,x@y.z",
        "a@b.c> <x@y.z",
        "a b@c.d",
        "@b.c",
        "a@",
        "a"
      })
  void anythingThatIsNotOneAddressIsRefused(String address) {
    assertThatIllegalArgumentException().isThrownBy(() -> MailAddress.plain(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\r\nBcc: e@v.il", "x\ny", "x\u0000", "x\u0085y"})
  void namesAndSubjectsAreOneLine(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new MailAddress(text, "a@b.c"));
    assertThatIllegalArgumentException().isThrownBy(() -> mail("a@b.c", text));
  }

  @Test
  void namesAreRead() {
    assertThat(MailAddress.parse("Zoë & Co <a@b.c>"))
        .isEqualTo(new MailAddress("Zoë & Co", "a@b.c"));
    assertThat(MailAddress.parse("\"Doe, J\" <a@b.c>"))
        .isEqualTo(new MailAddress("Doe, J", "a@b.c"));
    assertThat(MailAddress.parse(" a@b.c ")).isEqualTo(new MailAddress("", "a@b.c"));
  }

  @Test
  void aLookAlikeDomainIsNotMappedToTheRealOne(@TempDir Path folder) {
    Delivery delivery = new FolderSender(folder).send(mail("bob@ｅxample.com", "x"));
    assertThat(delivery).isInstanceOf(Delivery.Refused.class);
    assertThat(new FolderSender(folder).send(mail("bob@münchen.example", "x")))
        .isEqualTo(new Delivery.Accepted());
  }

  @Test
  void theFolderGetsWholeFilesOnly(@TempDir Path folder) throws Exception {
    FolderSender sender = new FolderSender(folder.resolve("new"));
    assertThat(sender.send(mail("bob@example.com", "Été"))).isEqualTo(new Delivery.Accepted());
    assertThat(sender.send(mail("bob@example.com", "Été"))).isEqualTo(new Delivery.Accepted());
    try (Stream<Path> files = Files.list(folder.resolve("new"))) {
      List<Path> all = files.toList();
      assertThat(all).singleElement().asString().endsWith(".eml");
      assertThat(Files.readString(all.getFirst(), StandardCharsets.US_ASCII))
          .contains("To: bob@example.com\r\n", "Message-ID: <1@example.org>\r\n");
    }
  }

  private static Mail mail(String to, String subject) {
    return new Mail(
        "<1@example.org>",
        MailAddress.plain("a@b.c"),
        MailAddress.plain(to),
        subject,
        "text",
        "<p>text</p>",
        Language.EN,
        Instant.EPOCH);
  }
}
