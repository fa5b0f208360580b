package dev.vestibule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code move} as it is typed, from one file to another; servers under load have their own test.
 */
@Tag("sqlite")
class MoveCommandTest {
  private static final String ANNA =
      "[{\"username\":\"anna\",\"email\":\"anna@example.org\",\"password\":\"Vr8!kestrel-91\"}]";

  @TempDir Path folder;
  private Console console;

  @BeforeEach
  void people() {
    console = new Console(folder);
    console.piping(ANNA).says("users", "apply");
  }

  private String there() {
    return "jdbc:sqlite:" + folder.resolve("there.sqlite3");
  }

  @Test
  void itGoesThereAndBackAndStays() {
    assertThat(console.says("move", "--status")).contains("no move is under way");
    assertThat(console.says("move", "--to", there()))
        .contains("the data is at " + there(), "rows with equal checksums", "writes waited");
    assertThat(console.says("move", "--status")).contains("waiting for --confirm or --back");
    assertThat(console.says("doctor")).contains("move", "the way back is still open");
    console.piping(ANNA.replace("anna", "bert")).says("users", "apply");
    assertThat(console.says("move", "--back")).contains("rows with equal checksums");
    assertThat(console.says("move", "--confirm")).startsWith("confirmed: the data is at ");
    assertThat(console.says("users", "show", "bert")).contains("bert@example.org");
    assertThat(console.says("doctor")).doesNotContain("move");
  }

  @Test
  void aPlaceThatIsNotEmptyIsRefused() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    new Console(other).piping(ANNA).says("users", "apply");
    String taken = "jdbc:sqlite:" + other.resolve("data/vestibule.sqlite3");
    assertThat(console.run("move", "--to", taken)).isEqualTo(ExitCode.FAILED);
    assertThat(console.err()).contains("is not empty");
    assertThat(console.says("users", "show", "anna")).contains("anna@example.org");
  }

  @Test
  void oneThingIsAskedAtATime() {
    assertThat(console.run("move")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.run("move", "--back", "--confirm")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.run("move", "--to", there(), "--password-file", "nowhere"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(console.err()).contains("cannot read the password file");
  }
}
