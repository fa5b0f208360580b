package dev.vestibule.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.launch.FakeHouse.Run;
import dev.vestibule.launch.FakeHouse.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real ./vestibule in a folder of its own. */
class LauncherTest {
  private Path folder;
  private FakeHouse house;
  private Path launcher;

  @BeforeEach
  void build(@TempDir Path temporary) throws IOException {
    folder = temporary.toRealPath();
    house = new FakeHouse(folder);
    launcher = house.root.resolve("vestibule");
  }

  @Test
  void javaHomeComesFirstAndWordsArePassedOn() throws Exception {
    Path jdk = house.jdk(folder.resolve("chosen jdk"), "25.0.3");
    house.jdk(house.home.resolve(".jdks/other"), "25");

    Run run = house.start(javaHome(jdk), launcher, "serve", "--port", "a b");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith(jdk.toString(), house.home.toString());
    assertThat(run.out()).endsWith("dev.vestibule.Main", "serve", "--port", "a b");
    assertThat(run.out()).contains("-cp", house.root + "/target/vestibule.jar");
  }

  @Test
  void anOldJavaHomeIsPassedOverForTheOneOnPath() throws Exception {
    Path old = house.jdk(folder.resolve("old"), "17.0.15");
    Path young = house.jdk(folder.resolve("young"), "26");

    Run run =
        house.start(
            Map.of("JAVA_HOME", old.toString(), "PATH", young.resolve("bin").toString()), launcher);

    assertThat(run.out()).startsWith(young.toString());
  }

  @Test
  void theUsualFoldersAreSearched() throws Exception {
    house.jdk(house.home.resolve(".jdks/old"), "24.0.2");
    Path jdk = house.jdk(house.home.resolve(".sdkman/candidates/java/25-tem"), "25");

    assertThat(house.start(Map.of(), launcher).out()).startsWith(jdk.toString());
  }

  @Test
  void withoutJdkOneLineSaysHowToGetOne() throws Exception {
    house.jdk(house.home.resolve(".jdks/old"), "21.0.2");

    Run run = house.start(Map.of(), launcher, "serve");

    assertThat(run.exit()).isOne();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("JDK 25", "apt-get install", "sdk install", "adoptium");
    assertThat(house.builds()).isZero();
  }

  @Test
  void linksLeadToTheProject() throws Exception {
    Path jdk = house.jdk(folder.resolve("jdk"), "25");
    Path links = Files.createDirectories(folder.resolve("links"));
    Files.createSymbolicLink(links.resolve("first"), Path.of("../a house/vestibule"));
    Path second = Files.createSymbolicLink(links.resolve("second"), Path.of("first"));

    assertThat(house.start(javaHome(jdk), second).out())
        .contains(house.root + "/target/vestibule.jar");
  }

  @Test
  void itBuildsOnceAndAgainOnlyWhenASourceChanged() throws Exception {
    Path jdk = house.jdk(folder.resolve("jdk"), "25");

    house.start(javaHome(jdk), launcher);
    house.start(javaHome(jdk), launcher);
    assertThat(house.builds()).isOne();

    Files.writeString(house.root.resolve("src/main/More.java"), "second\n");
    house.start(javaHome(jdk), launcher);
    assertThat(house.builds()).isEqualTo(2);
  }

  @Test
  void twoStartsBuildOnce() throws Exception {
    Path jdk = house.jdk(folder.resolve("jdk"), "25");
    house.build("echo ran >> builds; sleep 0.5; echo " + FakeHouse.RUNTIME + " > target/built");

    Started first = house.begin(javaHome(jdk), launcher);
    Started second = house.begin(javaHome(jdk), launcher);

    assertThat(first.end().exit()).isZero();
    assertThat(second.end().exit()).isZero();
    assertThat(house.builds()).isOne();
    assertThat(house.root.resolve("target/build.lock")).doesNotExist();
  }

  @Test
  void theLockOfADeadStartIsTakenOver() throws Exception {
    Path jdk = house.jdk(folder.resolve("jdk"), "25");
    Files.createDirectories(house.root.resolve("target"));
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createSymbolicLink(
        house.root.resolve("target/build.lock"), Path.of(Long.toString(dead.pid())));

    assertThat(house.start(javaHome(jdk), launcher).exit()).isZero();
    assertThat(house.builds()).isOne();
  }

  @Test
  void aFailedBuildIsShownAndTriedAgain() throws Exception {
    Path jdk = house.jdk(folder.resolve("jdk"), "25");
    house.build("echo ran >> builds; echo 'Some.java is wrong'; exit 1");

    Run run = house.start(javaHome(jdk), launcher);
    house.start(javaHome(jdk), launcher);

    assertThat(run.exit()).isOne();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Some.java is wrong", "the build failed");
    assertThat(house.builds()).isEqualTo(2);
  }

  @Test
  void anotherJdkThanTheBuildsMakesACacheOfItsOwn() throws Exception {
    Path jdk = house.jdk(folder.resolve("jdk"), "25");
    house.build("echo ran >> builds; echo 25.0.1+1 > target/built");

    Run run = house.start(javaHome(jdk), launcher);

    assertThat(run.err()).contains("src/launch/FinishBuild.java");
    assertThat(house.builds()).isOne();
  }

  @Test
  void moreJavaOptionsAndTheCacheArePassedOn() throws Exception {
    Path jdk = house.jdk(folder.resolve("jdk"), "25");
    house.build("touch target/vestibule.aot; echo " + FakeHouse.RUNTIME + " > target/built");

    Run run =
        house.start(
            Map.of("JAVA_HOME", jdk.toString(), "VESTIBULE_JAVA_OPTS", "-Xmx1g -Dx=*"), launcher);

    assertThat(run.out())
        .contains("-XX:AOTCache=" + house.root + "/target/vestibule.aot", "-Xmx1g", "-Dx=*");
  }

  private static Map<String, String> javaHome(Path jdk) {
    return Map.of("JAVA_HOME", jdk.toString());
  }
}
