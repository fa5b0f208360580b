package dev.vestibule.core.tokens;

import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.House;
import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.core.accounts.Account;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which sign-ins are told to the account's owner. */
class NoticeDevicesTest {
  private static final String FIREFOX =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
  private static final String NEWER = FIREFOX.replace("140", "141");
  private static final String SAFARI =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
  private static final String HOME = "198.51.100.7";

  private final MovableClock clock = new MovableClock();
  private TestServer server;
  private Visitor visitor;

  @BeforeEach
  void start() {
    start("true");
  }

  private void start(String wanted) {
    server =
        TestServer.start(
            Map.of("notifications.new-sign-in", wanted, "site.name", "Vestibule"), clock);
    visitor = new Visitor(server);
    visitor.account("dan");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void signIn(String address, String userAgent) {
    House house = server.house();
    Account account =
        house.database.read(sql -> house.accounts.byUsername(sql, "dan")).orElseThrow();
    house.issueTokens.browserSession(account, new Client(address, userAgent), Duration.ofDays(1));
  }

  private List<String> told() {
    return visitor.mailbox.settled(email("dan"));
  }

  private int remembered() {
    return server
        .house()
        .database
        .read(sql -> sql.fetchSingle("select count(*) from known_devices").get(0, Integer.class));
  }

  @Test
  void theFirstSignInAfterRegistrationIsNotTold() {
    signIn(HOME, FIREFOX);
    assertThat(told()).isEmpty();
    signIn(HOME, FIREFOX);
    assertThat(told()).isEmpty();
    assertThat(remembered()).isEqualTo(1);
  }

  @Test
  void anotherDeviceIsToldOnce() {
    signIn(HOME, FIREFOX);
    signIn("2001:db8::1", SAFARI);
    Mailbox.Mail mail =
        visitor.mailbox.newest(email("dan"), "New sign-in to Vestibule").orElseThrow();
    assertThat(mail.text())
        .contains("Device: Safari on iPhone", "Network address: 2001:db8::1", "When: ", "(UTC)")
        .doesNotContain("http");
    assertThat(mail.html()).contains("Safari on iPhone", "2001:db8::1");
    signIn("2001:db8:77::2", SAFARI);
    assertThat(told()).as("the same provider").isEmpty();
  }

  @Test
  void anUpdateOrANeighbouringAddressIsNoNewDevice() {
    signIn(HOME, FIREFOX);
    signIn("198.51.7.200", NEWER);
    assertThat(told()).isEmpty();
    signIn("203.0.113.9", FIREFOX);
    assertThat(told()).as("the same browser elsewhere").containsExactly("New sign-in to Vestibule");
  }

  @Test
  void aDeviceIsForgottenAfterNinetyDays() {
    signIn(HOME, FIREFOX);
    clock.forward(Duration.ofDays(89));
    signIn(HOME, FIREFOX);
    clock.forward(Duration.ofDays(89));
    signIn(HOME, FIREFOX);
    assertThat(told()).isEmpty();
    clock.forward(Duration.ofDays(91));
    server.house().housekeeping.sweep();
    assertThat(remembered()).isZero();
    signIn(HOME, FIREFOX);
    assertThat(told()).as("an account that slept").containsExactly("New sign-in to Vestibule");
  }

  @Test
  void whatAStrangerSaysOfTheirProgramIsNotQuoted() {
    signIn(HOME, FIREFOX);
    signIn("evil.example.org", "Click https://evil.example.org now");
    Mailbox.Mail mail =
        visitor.mailbox.newest(email("dan"), "New sign-in to Vestibule").orElseThrow();
    assertThat(mail.text() + mail.html())
        .contains("An unknown program")
        .doesNotContain("evil", "Network address");
  }

  @Test
  void signInsOfEveryDialectCount() {
    signIn(HOME, FIREFOX);
    visitor.signIn("dan");
    assertThat(told()).containsExactly("New sign-in to Vestibule");
    visitor.storedToken("dan");
    new Visitor(server, "")
        .post("/login/", Map.of("email", email("dan"), "password", Visitor.PASSWORD));
    assertThat(told()).as("the same program, by other dialects").isEmpty();
  }

  @Test
  void nothingIsKeptOrToldWhileSwitchedOff() {
    server.close();
    start("false");
    signIn(HOME, FIREFOX);
    signIn("203.0.113.9", SAFARI);
    assertThat(told()).isEmpty();
    assertThat(remembered()).isZero();
  }
}
