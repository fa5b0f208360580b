package dev.vestibule.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no committed line may say. The patterns are put together so as not to find themselves. */
class SourceTest {
  private static final Pattern PUT_OFF = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
  private static final Pattern SKIPPED =
      Pattern.compile("@Dis" + "abled|@Enabled(If|On|For)|\\bAssum" + "ptions\\b|\\bassu" + "meTh");
  private static final Pattern SLEEP =
      Pattern.compile("Thread\\.sl" + "eep|TimeUnit\\.\\w+\\.sl" + "eep");
  private static final Pattern REGISTRY =
      Pattern.compile(
          "(repo1?\\.maven(\\.apache)?|maven\\.google|plugins\\.gradle|registry\\.npmjs|registry\\.yarnpkg"
              + "|deb\\.debian|security\\.debian|archive\\.ubuntu|files\\.pythonhosted|pypi"
              + "|proxy\\.golang|crates|jitpack|jfrog|artifactory)\\.(org|com|io|net)");
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.])/(root|home/\\w+|Users/\\w+|work)/");

  @Test
  void nothingIsPutOffInAComment() {
    assertThat(offences(Sources.tracked(), SourceTest::isOurs, PUT_OFF)).isEmpty();
  }

  @Test
  void noTestIsSkipped() {
    assertThat(offences(Sources.java(), SourceTest::isTest, SKIPPED)).isEmpty();
  }

  @Test
  void noTestWaitsByTheClock() {
    assertThat(offences(Sources.java(), SourceTest::isTest, SLEEP)).isEmpty();
  }

  @Test
  void noRegistryIsNamed() {
    assertThat(offences(Sources.tracked(), file -> true, REGISTRY)).isEmpty();
  }

  @Test
  void noPathOfOneMachineIsNamed() {
    assertThat(offences(Sources.tracked(), file -> true, MACHINE_PATH)).isEmpty();
  }

  @Test
  void thePatternsFindWhatTheyAreFor() {
    assertThat("https://repo" + ".maven.apache.org/x").containsPattern(REGISTRY);
    assertThat("see /ro" + "ot/.m2").containsPattern(MACHINE_PATH);
    assertThat("// FIX" + "ME later").containsPattern(PUT_OFF);
    assertThat("@Dis" + "abled").containsPattern(SKIPPED);
    assertThat("Thread.sl" + "eep(5)").containsPattern(SLEEP);
  }

  private static boolean isOurs(Path file) {
    return !file.startsWith("src/test/resources") && !file.toString().endsWith(".png");
  }

  private static boolean isTest(Path file) {
    return file.startsWith("src/test") || file.startsWith("src/full");
  }

  private static List<String> offences(List<Path> files, Predicate<Path> which, Pattern pattern) {
    return files.stream().filter(which).flatMap(file -> offences(file, pattern)).toList();
  }

  private static Stream<String> offences(Path file, Pattern pattern) {
    List<String> lines = Sources.lines(file);
    return IntStream.range(0, lines.size())
        .filter(index -> pattern.matcher(lines.get(index)).find())
        .mapToObj(index -> file + ":" + (index + 1) + ": " + lines.get(index).strip());
  }
}
