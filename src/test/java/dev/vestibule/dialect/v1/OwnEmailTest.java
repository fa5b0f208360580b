package dev.vestibule.dialect.v1;

import static dev.vestibule.dialect.v1.Native.NEW;
import static dev.vestibule.dialect.v1.Native.PASSWORD;
import static dev.vestibule.dialect.v1.Native.access;
import static dev.vestibule.dialect.v1.Native.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.dialect.v1.Native.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Another address, once a code proved it; concealed or not. */
class OwnEmailTest {
  private static TestServer open;
  private static TestServer concealed;

  @BeforeAll
  static void start() {
    open = TestServer.start(Map.of());
    concealed = TestServer.start(Map.of("accounts.conceal-existence", "true"));
  }

  @AfterAll
  static void stop() {
    open.close();
    concealed.close();
  }

  /** Somebody with an account, signed in. */
  private record Person(Native api, String name, String token) {
    static Person on(TestServer server, String name) {
      new Visitor(server).account(name);
      Native api = new Native(server);
      return new Person(api, name, access(api.signIn(name, PASSWORD).json()));
    }

    Reply ask(String address) {
      return ask(address, PASSWORD);
    }

    Reply ask(String address, String password) {
      return api.post(
          "/me/email",
          Map.of("email", address, "current_password", password),
          "Authorization",
          "Bearer " + token);
    }

    Reply verify(String code, String... headers) {
      List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + token));
      all.addAll(List.of(headers));
      return api.post("/me/email/verify", Map.of("code", code), all.toArray(String[]::new));
    }

    Reply me() {
      return api.get("/me", token);
    }
  }

  @Test
  void theAddressChangesOnceItsCodeCameBack() {
    Person ann = Person.on(open, "ann");
    assertThat(ann.ask(email("ann-new"), "wrong").errors())
        .containsExactly("/current_password wrong-password");
    assertThat(ann.ask(email("ann-new")).status()).isEqualTo(202);
    String code = ann.api.code("ann-new");
    assertThat(ann.me().at("/email")).isEqualTo(email("ann"));
    assertThat(ann.verify(Native.wrong(code)).code()).isEqualTo("code-refused");
    Reply moved = ann.verify(code);
    assertThat(moved.status()).isEqualTo(200);
    assertThat(moved.at("/email")).isEqualTo(email("ann-new"));
    assertThat(moved.json().at("/email_verified").booleanValue()).isTrue();
    assertThat(moved.header("ETag")).isEqualTo(ann.me().header("ETag"));
    assertThat(ann.verify(code).code()).isEqualTo("code-refused");
    assertThat(ann.api.signIn(email("ann-new"), PASSWORD).status()).isEqualTo(201);
    assertThat(ann.api.signIn(email("ann"), PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void theFormerAddressCanUndoIt() {
    Person bea = Person.on(open, "bea");
    bea.ask(email("bea-new"));
    bea.verify(bea.api.code("bea-new"));
    Mailbox.Link undo = bea.api.mailbox.newest(email("bea"), null).orElseThrow().link();
    open.house().undoEmailChange.undo(undo.uid(), undo.token());
    assertThat(bea.me().status()).isEqualTo(401);
    assertThat(bea.api.signIn(email("bea"), PASSWORD).status()).isEqualTo(201);
  }

  @Test
  void theLastCodeAloneCounts() {
    Person cid = Person.on(open, "cid");
    cid.ask(email("cid-one"));
    String first = cid.api.code("cid-one");
    cid.ask(email("cid-two"));
    String second = cid.api.code("cid-two");
    assertThat(cid.verify(first).code()).isEqualTo("code-refused");
    assertThat(cid.verify(second).at("/email")).isEqualTo(email("cid-two"));
  }

  @Test
  void wrongCodesAreCountedHoweverManyComeAtOnce() {
    Person dan = Person.on(open, "dan");
    dan.ask(email("dan-new"));
    String code = dan.api.code("dan-new");
    List<Integer> guesses = Visitor.atOnce(30, () -> dan.verify(Native.wrong(code)).status());
    assertThat(guesses).containsOnly(422);
    assertThat(dan.verify(code).code()).isEqualTo("code-refused");
    dan.ask(email("dan-other"));
    assertThat(dan.verify(dan.api.code("dan-other")).code()).isEqualTo("code-refused");
    assertThat(dan.me().at("/email")).isEqualTo(email("dan"));
  }

  @Test
  void aTakenAddressIsRefusedWhereNothingIsConcealed() {
    Person eve = Person.on(open, "eve");
    new Visitor(open).account("fay");
    Reply taken = eve.ask("FAY@example.org");
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.errors()).containsExactly("/email taken");
  }

  @Test
  void aTakenAddressIsAnsweredLikeAFreeOneWhereThatIsConcealed() {
    Person gus = Person.on(concealed, "gus");
    new Visitor(concealed).account("hal");
    gus.ask(email("gus-new"));
    String code = gus.api.code("gus-new");
    Reply free = gus.ask(email("gus-other"));
    gus.api.code("gus-other");
    Reply taken = gus.ask(email("hal"));
    assertThat(taken.status()).isEqualTo(free.status()).isEqualTo(202);
    assertThat(taken.text()).isEqualTo(free.text()).isEmpty();
    assertThat(gus.api.mailbox.settled(email("hal")))
        .containsExactly("You already have an account on Example");
    assertThat(gus.verify(code).code()).isEqualTo("code-refused");
    assertThat(gus.me().at("/email")).isEqualTo(email("gus"));
  }

  @Test
  void aCodeIsForWhoAskedAlone() {
    Person ida = Person.on(open, "ida");
    Person joe = Person.on(open, "joe");
    ida.ask(email("ida-new"));
    String code = ida.api.code("ida-new");
    joe.ask(email("ida-new"));
    joe.api.code("ida-new");
    assertThat(joe.verify(code).code()).isEqualTo("code-refused");
    assertThat(ida.verify(code).status()).isEqualTo(200);
    assertThat(joe.ask(email("ida-new")).status()).isEqualTo(409);
  }

  @Test
  void versionsAndKeysAreHonoured() {
    Person kim = Person.on(open, "kim");
    kim.ask(email("kim-new"));
    String code = kim.api.code("kim-new");
    assertThat(kim.verify(code, "If-Match", "\"v99\"").code()).isEqualTo("version-mismatch");
    Reply done = kim.verify(code, "Idempotency-Key", "kim-1");
    Reply again = kim.verify(code, "Idempotency-Key", "kim-1");
    assertThat(done.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo(done.text());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void whoHasNoPasswordIsToldSo() {
    Person lea = Person.on(open, "lea");
    withoutPassword("lea");
    assertThat(lea.ask(email("lea-new")).code()).isEqualTo("no-password");
    Reply change =
        lea.api.post(
            "/me/password",
            Map.of("current_password", PASSWORD, "new_password", NEW),
            "Authorization",
            "Bearer " + lea.token);
    assertThat(change.status()).isEqualTo(409);
  }

  private static void withoutPassword(String name) {
    long id = new Visitor(open).find(name).orElseThrow();
    var house = open.house();
    house.database.write(tx -> house.accounts.change(tx, id).passwordHash(null).store());
  }
}
