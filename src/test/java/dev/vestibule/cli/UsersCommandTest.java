package dev.vestibule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class UsersCommandTest {
  private static final String ANNA =
      """
      [{"username": "anna", "email": "anna@EXAMPLE.org", "password": "Vr8!kestrel-91",
        "is_staff": true, "telephone": "+33612345678", "full_name": "Anna Martin"}]
      """;

  @TempDir Path folder;
  private Console console;

  @BeforeEach
  void open() {
    console = new Console(folder);
  }

  @Test
  void appliesTwiceWithTheSameResult() {
    JsonNode first = console.piping(ANNA).json("users", "apply", "--json");
    assertThat(first.get(0).get("created").stringValue()).isEqualTo("anna");
    JsonNode before = console.json("users", "show", "anna", "--json");

    JsonNode second = console.piping(ANNA).json("users", "apply", "--json");
    assertThat(second.get(0).get("updated").stringValue()).isEqualTo("anna");
    assertThat(console.json("users", "show", "anna", "--json")).isEqualTo(before);
    assertThat(before.get("email").stringValue()).isEqualTo("anna@example.org");
    assertThat(before.get("is_staff").booleanValue()).isTrue();
    assertThat(before.get("status").stringValue()).isEqualTo("active");
    assertThat(before.get("telephone").stringValue()).isEqualTo("+33612345678");
    assertThat(before.toString()).doesNotContain("argon2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"username":"a b"}                     | account 1: username must be at most 150 letters
          {"email":"a@b.c"}                      | account 1: username is required
          {"username":"a","email":"nobody"}      | account 1: email must be a mail address
          {"username":"a","email":"a@b@c"}       | account 1: email must be a mail address
          {"username":"a","password":""}         | account 1: password must be 1 to 1024 characters
          {"username":"a","telephone":"call me"} | account 1: telephone must be a telephone number
          {"username":"a","telephone":"+3361234"} | account 1: telephone must be a telephone number
          {"username":"a","is_staff":"yes"}      | account 1: is_staff must be true or false
          {"username":"a","first_name":7}        | account 1: first_name must be a text or null
          {"username":"a","staff":true}          | account 1: unknown member staff
          """)
  void refusesEntriesByEntryMemberAndRule(String entry, String message) {
    assertThat(console.piping("[" + entry + "]").run("users", "apply")).isEqualTo(2);
    assertThat(console.err()).contains(message);
  }

  @Test
  void refusesNamesAndPasswordsThatAreTooLong() {
    String name = "[{\"username\":\"a\",\"last_name\":\"" + "x".repeat(151) + "\"}]";
    assertThat(console.piping(name).run("users", "apply")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).contains("last_name must be at most 150 characters");
    String password = "[{\"username\":\"a\",\"password\":\"" + "x".repeat(1025) + "\"}]";
    assertThat(console.piping(password).run("users", "apply")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).contains("password must be").doesNotContain("xxx");
    assertThat(console.piping("{").run("users", "apply")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).contains("standard input is not JSON");
  }

  @Test
  void anAddressThatIsTakenFailsAlone() {
    console.piping(ANNA).says("users", "apply");
    String two =
        """
        [{"username": "bob", "email": "ANNA@example.org"}, {"username": "carl"}]
        """;
    assertThat(console.piping(two).run("users", "apply")).isEqualTo(ExitCode.FAILED);
    assertThat(console.err()).contains("bob: another account has this e-mail address");
    assertThat(console.out()).contains("applied 1 of 2");
  }

  @Test
  void aTelephoneIsStoredAsEverybodyDialsIt() {
    console
        .piping("[{\"username\": \"anna\", \"telephone\": \"(020) 7946 0018\"}]")
        .says("users", "apply", "--telephones-default-region=GB");
    assertThat(telephone("anna")).isEqualTo("+442079460018");
    String same = "[{\"username\": \"bob\", \"telephone\": \"0044 20 7946 0018\"}]";
    assertThat(console.piping(same).run("users", "apply")).isEqualTo(ExitCode.FAILED);
    assertThat(console.err()).contains("bob: another account has this telephone number");
    console
        .piping("[{\"username\": \"anna\", \"telephone\": \"06 12 34 56 78\"}]")
        .says("users", "apply");
    assertThat(telephone("anna")).isEqualTo("+33612345678");
    console.piping("[{\"username\": \"anna\", \"telephone\": null}]").says("users", "apply");
    assertThat(telephone("anna")).isEqualTo("null");
  }

  private String telephone(String username) {
    return console
        .json("users", "show", username, "--json")
        .get("telephone")
        .toString()
        .replace("\"", "");
  }

  @Test
  void looksAfterOneAccount() {
    console.piping(ANNA).says("users", "apply");
    assertThat(console.says("users", "list")).contains("anna", "active", "staff");
    assertThat(console.json("users", "list", "--json").size()).isEqualTo(1);
    assertThat(console.says("users", "deactivate", "anna")).contains("deactivated anna");
    assertThat(console.run("token", "issue", "anna", "--kind", "access")).isEqualTo(1);
    assertThat(console.says("users", "activate", "anna@example.org")).contains("activated anna");
    assertThat(console.piping("N3w!harbour-77\n").says("users", "set-password", "1"))
        .contains("set the password of anna");
    assertThat(console.piping("12345\n").run("users", "set-password", "anna")).isEqualTo(1);
    assertThat(console.err()).contains("password: has fewer than 8 characters");
    assertThat(console.says("users", "delete", "anna")).contains("deleted anna");
    assertThat(console.run("users", "show", "anna")).isEqualTo(ExitCode.FAILED);
    assertThat(console.err()).contains("no account has the username, e-mail or id anna");
  }

  @Test
  void makesASuperuserWithThePasswordFromStandardInput() {
    String[] verb = {"createsuperuser", "--username", "root", "--email", "root@example.org"};
    assertThat(console.piping("Vr8!kestrel-91\n").says(verb)).contains("made the superuser root");
    JsonNode root = console.json("users", "show", "root", "--json");
    assertThat(root.get("is_superuser").booleanValue()).isTrue();
    assertThat(root.get("is_staff").booleanValue()).isTrue();
    assertThat(console.piping("Vr8!kestrel-91\n").run(verb)).isEqualTo(ExitCode.FAILED);
    assertThat(console.err()).contains("another account has it");
    assertThat(console.run("createsuperuser", "--username", "x", "--email", "x@y.z")).isEqualTo(1);
    assertThat(console.err()).contains("a password is required");
  }

  @Test
  void aSuperuserMayHaveATelephone() {
    String[] verb = {
      "createsuperuser", "--username", "root", "--email", "root@example.org", "--telephone", "12"
    };
    assertThat(console.piping("Vr8!kestrel-91\n").run(verb)).isEqualTo(ExitCode.FAILED);
    assertThat(console.err()).contains("telephone: must be a telephone number");
    verb[6] = "06 12 34 56 78";
    assertThat(console.piping("Vr8!kestrel-91\n").says(verb)).contains("made the superuser root");
    assertThat(telephone("root")).isEqualTo("+33612345678");
    verb[2] = "other";
    verb[4] = "other@example.org";
    assertThat(console.piping("Vr8!kestrel-91\n").run(verb)).isEqualTo(ExitCode.FAILED);
    assertThat(console.err()).contains("telephone: another account has it");
  }

  @Test
  void mailsAnAccount() {
    console.piping(ANNA).says("users", "apply");
    String[] words = {"users", "mail", "anna", "--subject", "Tomorrow", "--text", "We move."};
    assertThat(console.says(words)).isEqualTo("sent the mail to anna@example.org\n");
    console.piping("[{\"username\": \"bob\"}]").says("users", "apply");
    words[2] = "bob";
    assertThat(console.run(words)).isEqualTo(ExitCode.FAILED);
    assertThat(console.err()).contains("bob has no e-mail address");
  }

  @Test
  void theLastSuperuserStays() {
    console.piping("[{\"username\": \"root\", \"is_superuser\": true}]").run("users", "apply");
    for (String entry :
        List.of(
            "[{\"username\": \"root\", \"is_superuser\": false}]",
            "[{\"username\": \"root\", \"is_active\": false}]")) {
      assertThat(console.piping(entry).run("users", "apply")).isEqualTo(ExitCode.FAILED);
      assertThat(console.err()).contains("root: this is the last active superuser");
    }
    for (String verb : List.of("deactivate", "delete")) {
      assertThat(console.run("users", verb, "root")).isEqualTo(ExitCode.FAILED);
      assertThat(console.err()).contains("root: this is the last active superuser");
    }
    console.piping("[{\"username\": \"heir\", \"is_superuser\": true}]").run("users", "apply");
    assertThat(console.run("users", "delete", "root")).isEqualTo(ExitCode.DONE);
  }
}
