package dev.vestibule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code backup} and {@code restore} as they are typed. */
@Tag("sqlite")
class BackupCommandTest {
  private static final String ANNA =
      "[{\"username\":\"anna\",\"email\":\"anna@example.org\",\"password\":\"Vr8!kestrel-91\"}]";

  @TempDir Path folder;
  private Console console;
  private Console other;

  @BeforeEach
  void people() throws IOException {
    console = new Console(folder);
    other = new Console(Files.createDirectory(folder.resolve("other")));
    console.piping(ANNA).says("users", "apply");
  }

  private void bringMasterKey() throws IOException {
    Path data = Files.createDirectory(folder.resolve("other/data"));
    Files.copy(folder.resolve("data/master.key"), data.resolve("master.key"));
  }

  @Test
  void oneFileGoesFromHereToThere() throws IOException {
    bringMasterKey();
    String file = folder.resolve("file").toString();
    String said = console.says("backup", file);
    assertThat(said)
        .matches(
            "backed up \\d+ rows of \\d+ tables, [\\d.]+ kB in .* s, checksum [0-9a-f]{64}\\s+");
    assertThat(console.err()).contains("the master key is not in it");
    String checksum = said.replaceAll("(?s).*checksum ", "");
    assertThat(other.says("restore", "--check", file)).startsWith("whole: ").endsWith(checksum);
    assertThat(other.says("restore", file)).startsWith("restored ").endsWith(checksum);
    assertThat(other.says("users", "show", "anna")).contains("anna@example.org");
    assertThat(console.run("backup", file)).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.says("backup", file, "--replace")).endsWith(checksum);
  }

  @Test
  void theMasterKeyIsNeeded() {
    String file = folder.resolve("file").toString();
    console.says("token", "issue", "anna", "--kind", "access");
    console.says("backup", file);
    assertThat(other.run("restore", file)).isEqualTo(ExitCode.FAILED);
    assertThat(other.err()).contains("there is no master key at");
    assertThat(folder.resolve("other/data/master.key")).doesNotExist();
  }

  @Test
  void anEncryptedOneMayBringTheMasterKey() throws IOException {
    Path passphrase = Files.writeString(folder.resolve("passphrase"), "four words in wind\n");
    String file = folder.resolve("file").toString();
    String[] sealed = {"backup", file, "--with-master-key", "--passphrase-file=" + passphrase};
    console.says("token", "issue", "anna", "--kind", "access");
    console.says(sealed);
    assertThat(other.piping("wrong\n").run("restore", file)).isEqualTo(ExitCode.FAILED);
    assertThat(other.err()).contains("the passphrase is not the right one");
    other.piping("four words in wind\n").says("restore", file);
    assertThat(folder.resolve("other/data/master.key"))
        .hasSameTextualContentAs(folder.resolve("data/master.key"));
    assertThat(other.says("token", "issue", "anna", "--kind", "access")).isNotBlank();
  }

  @Test
  void theMasterKeyGoesIntoNoPlainFile() {
    assertThat(console.run("backup", folder.resolve("file").toString(), "--with-master-key"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).contains("needs a passphrase");
    assertThat(folder.resolve("file")).doesNotExist();
  }

  @Test
  void nothingIsMadeWhereThereIsNothing() {
    assertThat(other.run("backup", folder.resolve("file").toString()))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(other.err()).contains("there is no database");
    assertThat(other.run("restore", folder.resolve("nowhere").toString()))
        .isEqualTo(ExitCode.FAILED);
    assertThat(other.err()).contains("cannot read", "there is none");
    assertThat(folder.resolve("other/data")).doesNotExist();
  }

  @Test
  void anUpgradeIsToldBefore() throws IOException {
    assertThat(console.says("upgrade", "--check")).startsWith("the schema is up to date");
    assertThat(other.says("upgrade", "--check")).startsWith("there is no database yet");
    Files.createDirectory(folder.resolve("other/data"));
    Files.createFile(folder.resolve("other/data/vestibule.sqlite3"));
    assertThat(other.run("upgrade", "--check")).isEqualTo(ExitCode.FAILED);
    assertThat(other.out())
        .contains("from schema 0 to ", "V1 accounts: makes wrapped_keys, accounts,")
        .contains("V3 sms: ", "takes something away");
    assertThat(other.run("upgrade")).isEqualTo(ExitCode.WRONG_USAGE);
  }
}
