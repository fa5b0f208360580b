package dev.vestibule.core.codes;

import dev.vestibule.House;
import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.NewAccount;
import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.platform.http.Language;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A house with accounts that have telephones, and what has left it. */
final class CodeHouse implements AutoCloseable {
  final MovableClock clock = new MovableClock();
  final TestServer server;
  final House house;

  CodeHouse(Map<String, String> settings) {
    server = TestServer.start(settings, clock);
    house = server.house();
  }

  /** A number in France; another one for each index. */
  static String french(int index) {
    return "+33600%06d".formatted(index);
  }

  Telephone telephone(String number) {
    return house.telephones.parse(number).orElseThrow();
  }

  Account add(String username, @Nullable String number) {
    NewAccount added =
        new NewAccount(
            username,
            username + "@example.org",
            number,
            number,
            "",
            "",
            "",
            AccountStatus.ACTIVE,
            false,
            false,
            null,
            "en");
    return house.database.write(tx -> house.accounts.add(tx, added));
  }

  /** Registers: the account and its code. */
  VerifyTelephone.Sent register(String username, String number) {
    return begin(add(username, number), number);
  }

  VerifyTelephone.Sent begin(Account account, String number) {
    return begin(account, number, Language.EN, false);
  }

  VerifyTelephone.Sent begin(Account account, String number, Language language, boolean mail) {
    Telephone telephone = telephone(number);
    return house.database.write(
        tx -> house.verifyTelephone.begin(tx, account, telephone, language, mail));
  }

  /**
   * Asks for a new code, as the job does that looks at such requests; what left before it has
   * arrived by then.
   */
  void renew(long account, Language language) {
    waitForAll();
    boolean _ =
        house.database.write(tx ->
            house
                .accounts
                .byId(tx.sql(), account)
                .filter(found -> house.verifyTelephone.renew(tx, found, language))
                .isPresent());
  }

  long id(String username) {
    return house
        .database
        .read(sql -> house.accounts.byUsername(sql, username))
        .map(Account::id)
        .orElseThrow();
  }

  boolean verify(long account, String code) {
    return switch (house.verifyTelephone.verify(account, code)) {
      case VerifyTelephone.Outcome.Verified _ -> true;
      case VerifyTelephone.Outcome.Refused _ -> false;
    };
  }

  void move(long account, @Nullable String number) {
    house.database.write(tx -> house.accounts.change(tx, account).telephone(number).store());
  }

  /** Removes the account, as somebody would who wants a fresh start. */
  void delete(long account) {
    house.database.write(tx -> tx.sql().execute("delete from accounts where id = ?", account));
  }

  /** A code that differs from the right one. */
  static String wrong(String right) {
    char first = right.charAt(0);
    return (char) (first == '9' ? '0' : first + 1) + right.substring(1);
  }

  /** How many messages of that channel were let out. */
  int left(String channel) {
    return number("select count(*) from outbox where channel = '" + channel + "'");
  }

  int number(String query) {
    return house.database.read(sql -> sql.resultQuery(query).fetch(0, int.class)).getFirst();
  }

  /** The text messages in the development inbox, the newest first, once all have left. */
  List<String> texts() {
    waitForAll();
    return house
        .database
        .read(sql ->
            sql.resultQuery(
                    "select body_text from inbox_messages where channel = 'sms' order by id")
                .fetch(0, String.class))
        .reversed();
  }

  private void waitForAll() {
    long end = System.nanoTime() + 20_000_000_000L;
    while (house.outbox.pending() > 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  /** The code in the newest text message. */
  String newestCode() {
    return texts().getFirst().replaceAll(".*code is ([0-9]+).*", "$1");
  }

  @Override
  public void close() {
    server.close();
  }
}
