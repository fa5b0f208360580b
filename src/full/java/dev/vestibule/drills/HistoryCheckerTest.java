package dev.vestibule.drills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.drills.Event.Deed;
import dev.vestibule.drills.Event.Phase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one who decides is tried first: with every fault that it is there to find. */
class HistoryCheckerTest {
  /** Two of everything, with a kill, a lost answer and a mail that came twice because of it. */
  private static final List<Event> SOUND =
      List.of(
          event(1, Deed.REGISTER, "ada", "", Phase.DONE),
          event(2, Deed.REGISTER, "bob", "", Phase.UNKNOWN),
          event(3, Deed.MAIL, "ada", "<1>", Phase.SEEN),
          event(4, Deed.KILL, "", "", Phase.SEEN),
          event(5, Deed.MAIL, "ada", "<1>", Phase.SEEN),
          event(6, Deed.REFRESH, "token", "next", Phase.DONE),
          event(7, Deed.REFRESH, "token", "next", Phase.DONE),
          event(8, Deed.SET_PASSWORD, "ada", "1", Phase.UNKNOWN),
          event(9, Deed.SIGN_IN, "ada", "1", Phase.REFUSED),
          event(10, Deed.SIGN_IN, "ada", "0", Phase.DONE),
          event(11, Deed.SET_PASSWORD, "ada", "2", Phase.DONE),
          event(12, Deed.SIGN_IN, "ada", "2", Phase.DONE),
          event(13, Deed.RESET, "cleo", "", Phase.LATER),
          event(14, Deed.MAIL, "cleo", "<2>", Phase.SEEN),
          event(15, Deed.ACCOUNT, "ada", "", Phase.SEEN));

  @TempDir Path folder;

  private static Event event(long at, Deed deed, String key, String value, Phase phase) {
    return new Event(at, "client", deed, key, value, phase);
  }

  private static List<String> with(Event more) {
    List<Event> all = new ArrayList<>(SOUND);
    all.add(more);
    return HistoryChecker.faults(all);
  }

  private static List<String> without(int at) {
    return HistoryChecker.faults(SOUND.stream().filter(event -> event.at() != at).toList());
  }

  @Test
  void nothingIsWrongWithASoundHistory() {
    assertThat(HistoryChecker.faults(SOUND)).isEmpty();
  }

  @Test
  void aLostRegistrationIsFound() {
    assertThat(without(15)).containsExactly("the registration of ada was acknowledged and is lost");
  }

  @Test
  void twoSuccessorsAreFound() {
    assertThat(with(event(20, Deed.REFRESH, "token", "other", Phase.DONE)))
        .singleElement()
        .asString()
        .contains("token token has successors", "next", "other");
  }

  @Test
  void aSessionThatEndsIsFound() {
    assertThat(with(event(20, Deed.REFRESH, "next", "401", Phase.REFUSED)))
        .containsExactly("REFRESH of next was answered 401");
  }

  @Test
  void aFormerPasswordThatIsBackIsFound() {
    assertThat(with(event(20, Deed.SIGN_IN, "ada", "0", Phase.DONE)))
        .containsExactly("ada signed in with password 0, not [2]");
  }

  @Test
  void aLostPasswordIsFound() {
    assertThat(with(event(20, Deed.SIGN_IN, "ada", "2", Phase.REFUSED)))
        .containsExactly("ada cannot sign in with its password 2");
  }

  @Test
  void aMailThatDidNotComeIsFound() {
    assertThat(with(event(20, Deed.RESET, "cleo", "", Phase.DONE))).isEmpty();
    assertThat(with(event(20, Deed.RESET, "ada", "", Phase.DONE)))
        .containsExactly("ada got 1 mails of 2");
  }

  @Test
  void aMailThatNobodyAskedForIsFound() {
    assertThat(with(event(20, Deed.MAIL, "ada", "<3>", Phase.SEEN)))
        .containsExactly("ada got 2 mails of 1");
  }

  @Test
  void aMailThatCameTwiceWithoutAKillIsFound() {
    assertThat(without(4)).containsExactly("mail <1> came 2 times");
  }

  /** Planted into the database of a real server. */
  @Test
  void anAccountThatVanishedFromTheDatabaseIsFound() throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve("vestibule.sqlite3");
    History history = new KillDrill(folder, Map.of(), url).run(0);
    assertThat(HistoryChecker.faults(history.events())).isEmpty();
    Books books = new Books(url);
    books.change("delete from accounts where username = 'new1-1'");
    History planted = new History();
    history.events().stream().filter(e -> e.what() != Deed.ACCOUNT).forEach(planted::add);
    books.tell(planted);
    assertThat(HistoryChecker.faults(planted.events()))
        .containsExactly("the registration of new1-1 was acknowledged and is lost");
  }
}
