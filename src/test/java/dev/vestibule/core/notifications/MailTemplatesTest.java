package dev.vestibule.core.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.http.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTemplatesTest {
  private static final List<String> LINKED =
      List.of(
          "activation",
          "confirmation",
          "deletion-scheduled",
          "device-proof",
          "email-change",
          "email-left",
          "invitation",
          "password-reset",
          "reset-link",
          "username-reset",
          "verify-email");

  @TempDir Path data;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          account-deactivated | EN | Your account on Example & Co was deactivated
          account-deactivated | FR | Votre compte sur Example & Co a été désactivé
          account-deleted  | EN | Your account on Example & Co was deleted
          account-deleted  | FR | Votre compte sur Example & Co a été supprimé
          activation       | EN | Account activation on Example & Co
          activation       | FR | Activation du compte sur Example & Co
          already-registered | EN | You already have an account on Example & Co
          already-registered | FR | Vous avez déjà un compte sur Example & Co
          deletion-scheduled | EN | Your account on Example & Co will be deleted
          deletion-scheduled | FR | Votre compte sur Example & Co va être supprimé
          device-proof     | EN | Is it you who signs in to Example & Co?
          device-proof     | FR | Est-ce vous qui vous connectez à Example & Co ?
          email-change     | EN | Confirm your new address on Example & Co
          email-change     | FR | Confirmez votre nouvelle adresse sur Example & Co
          email-changed    | EN | Your new e-mail address on Example & Co
          email-changed    | FR | Votre nouvelle adresse e-mail sur Example & Co
          email-left       | EN | Your e-mail address on Example & Co was changed
          email-left       | FR | Votre adresse e-mail sur Example & Co a été modifiée
          invitation       | EN | Your account on Example & Co
          invitation       | FR | Votre compte sur Example & Co
          new-sign-in      | EN | New sign-in to Example & Co
          new-sign-in      | FR | Nouvelle connexion à Example & Co
          confirmation     | EN | Example & Co - Your account has been successfully created and activated!
          confirmation     | FR | Example & Co - Votre compte a été créé et activé avec succès !
          password-reset   | EN | Password reset on Example & Co
          password-reset   | FR | Réinitialisation du mot de passe sur Example & Co
          password-changed | EN | Example & Co - Your password has been successfully changed!
          password-changed | FR | Example & Co - Votre mot de passe a été modifié avec succès !
          reset-link       | EN | Password reset
          reset-link       | FR | Réinitialisation du mot de passe
          verify-email     | EN | Verify your email
          verify-email     | FR | Vérifiez votre adresse e-mail
          telephone-code   | EN | Your code for Example & Co
          telephone-code   | FR | Votre code pour Example & Co
          token-reused     | EN | We ended a session of yours on Example & Co
          token-reused     | FR | Nous avons fermé une de vos sessions sur Example & Co
          username-reset   | EN | Username reset on Example & Co
          username-reset   | FR | Réinitialisation du nom d'utilisateur sur Example & Co
          username-changed | EN | Example & Co - Your username has been successfully changed!
          username-changed | FR | Example & Co - Votre nom d'utilisateur a été modifié avec succès !
          """)
  void everyMailIsWordedInBothLanguages(String name, Language language, String subject) {
    MailTemplates.Wording words = word(letter(name, language));
    assertThat(words.subject()).isEqualTo(subject);
    assertThat(words.text()).contains("d'Arc & <b>", "Example & Co");
    assertThat(words.html())
        .contains("lang=\"" + language.tag() + "\"", "d'Arc &amp; &lt;b&gt;", "Example &amp; Co")
        .contains("prefers-color-scheme: dark")
        .doesNotContain("<b>", "src=", "<link", "@import", "<script");
    assertThat(words.text() + words.html()).doesNotContain("${", "@template");
    if (LINKED.contains(name)) {
      Matcher links = Pattern.compile("https?://\\S+").matcher(words.text());
      assertThat(links.find()).isTrue();
      assertThat(links.group()).isEqualTo(MailHouse.URL);
      assertThat(words.html()).contains("href=\"" + MailHouse.URL + "\"");
    } else {
      boolean code = name.equals("telephone-code");
      assertThat(words.text().contains("0719") && words.html().contains("0719")).isEqualTo(code);
      assertThat(words.text()).doesNotContain("http");
    }
  }

  @Test
  void aFolderReplacesSingleTemplates() throws Exception {
    Path folder = data.resolve("mine");
    write(
        folder,
        "mail/activation/fr.subject.jte",
        "@param String site\n@param String username\nSalut ${username} & ${site}\n");
    write(
        folder,
        "mail/activation/fr.html.jte",
        """
        @param String username
        @param String protocol
        @param String domain
        @param String url
        <p>${username}</p><a href="${url}">${protocol}://${domain}</a>
        """);
    MailTemplates.Wording words = word(letter("activation", Language.FR), folder);
    assertThat(words.subject()).isEqualTo("Salut Jeanne d'Arc & <b> & Example & Co");
    assertThat(words.html()).contains("<p>Jeanne d'Arc &amp; &lt;b&gt;</p>", ">https://app.test<");
    assertThat(words.text()).contains("Bonjour Jeanne", MailHouse.URL);
    assertThat(word(letter("activation", Language.EN), folder).subject())
        .isEqualTo("Account activation on Example & Co");
  }

  @Test
  void aFolderReplacesTheFrameOfAllMails() throws Exception {
    Path folder = data.resolve("mine");
    String ours =
        Files.readString(Path.of("src/main/jte/mail/layout.jte"))
            .replace("<body", "<body id=\"mine\"");
    write(folder, "mail/layout.jte", ours);
    assertThat(word(letter("password-reset", Language.EN), folder).html())
        .contains("<body id=\"mine\"", MailHouse.URL);
  }

  @Test
  void aBrokenOneFallsBackToOurs() throws Exception {
    Path folder = data.resolve("mine");
    write(folder, "mail/activation/en.subject.jte", "${this is not Java}\n");
    write(folder, "mail/activation/en.text.jte", "@param String url\n${url.substring(9999)}\n");
    write(folder, "mail/activation/en.html.jte", "@if(true)<p>never closed\n");
    MailTemplates.Wording words = word(letter("activation", Language.EN), folder);
    assertThat(words.subject()).isEqualTo("Account activation on Example & Co");
    assertThat(words.text()).contains(MailHouse.URL);
    assertThat(words.html()).contains("</html>");
  }

  private MailTemplates.Wording word(Letter letter) {
    return word(letter, data.resolve("none"));
  }

  private MailTemplates.Wording word(Letter letter, Path folder) {
    try (MailHouse house =
        new MailHouse(
            data,
            "--site-name=Example & Co",
            "--site-domain=app.test",
            "--site-protocol=https",
            "--mail-templates=" + folder)) {
      return new MailTemplates(house.settings).word(letter);
    }
  }

  private static Letter letter(String template, Language language) {
    String name = "Jeanne d'Arc & <b>";
    Map<String, String> values =
        new HashMap<>(
            Map.of("username", name, "name", name, "when", "today", "masked", "j…@example.org"));
    values.put("due", "tomorrow");
    if (LINKED.contains(template)) {
      values.put("url", MailHouse.URL);
    }
    if (template.equals("telephone-code")) {
      values.putAll(Map.of("code", "0719", "minutes", "10"));
    }
    return new Letter(template, language, "bob@example.com", null, values, null);
  }

  private static void write(Path folder, String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, content);
  }
}
