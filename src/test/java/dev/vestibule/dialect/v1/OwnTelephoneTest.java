package dev.vestibule.dialect.v1;

import static dev.vestibule.dialect.v1.Native.PASSWORD;
import static dev.vestibule.dialect.v1.Native.access;
import static dev.vestibule.dialect.v1.Native.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.dialect.v1.Native.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Another telephone, once a code proved it; concealed or not. */
class OwnTelephoneTest {
  private static final MovableClock CLOCK = new MovableClock();
  private static TestServer open;
  private static TestServer concealed;

  @BeforeAll
  static void start() {
    open = TestServer.start(Map.of("codes.length", "6"), CLOCK);
    concealed =
        TestServer.start(Map.of("codes.length", "6", "accounts.conceal-existence", "true"), CLOCK);
  }

  @AfterAll
  static void stop() {
    open.close();
    concealed.close();
  }

  /** Somebody with an account, signed in anew at each request, since the clock runs. */
  private record Person(TestServer server, Native api, String name) {
    static Person on(TestServer server, String name) {
      return on(server, name, Map.of());
    }

    static Person on(TestServer server, String name, Map<String, Object> members) {
      new Visitor(server).account(name, members);
      return new Person(server, new Native(server), name);
    }

    String bearer() {
      return "Bearer " + access(api.signIn(name, PASSWORD).json());
    }

    Reply ask(String number) {
      return api.post(
          "/me/telephone",
          Map.of("telephone", number, "current_password", PASSWORD),
          "Authorization",
          bearer());
    }

    Reply verify(String code) {
      return api.post("/me/telephone/verify", Map.of("code", code), "Authorization", bearer());
    }

    /** The code in the newest text message to a number. */
    String code(String number) {
      return Native.codeIn(api.mailbox.newest(number, null).orElseThrow());
    }

    Reply me() {
      return api.bare("GET", "/me", "Authorization", bearer());
    }
  }

  @Test
  void theNumberChangesOnceItsCodeCameBack() {
    Person ann = Person.on(open, "ann", Map.of("telephone", "+33600000001"));
    assertThat(ann.ask("06 00 00 00 02 x").errors()).containsExactly("/telephone telephone");
    assertThat(ann.ask("+33 6 00 00 00 02").status()).isEqualTo(202);
    String code = ann.code("+33600000002");
    assertThat(ann.me().at("/telephone")).isEqualTo("+33600000001");
    assertThat(ann.verify(Native.wrong(code)).code()).isEqualTo("code-refused");
    Reply proven = ann.verify(code);
    assertThat(proven.status()).isEqualTo(200);
    assertThat(proven.at("/telephone")).isEqualTo("+33600000002");
    assertThat(proven.json().get("telephone_verified").booleanValue()).isTrue();
    assertThat(proven.header("ETag")).isNotEmpty();
    assertThat(ann.api.signIn("+33600000002", PASSWORD).status()).isEqualTo(201);
    assertThat(ann.api.signIn("+33600000001", PASSWORD).status()).isEqualTo(401);
    assertThat(ann.ask("+33600000002").code()).isEqualTo("already-verified");
  }

  @Test
  void thePresentNumberIsProvenTheSameWay() {
    Person bea = Person.on(open, "bea", Map.of("telephone", "+33600000011"));
    assertThat(bea.ask("+33600000011").status()).isEqualTo(202);
    assertThat(bea.me().json().get("telephone_verified").booleanValue()).isFalse();
    Reply proven = bea.verify(bea.code("+33600000011"));
    assertThat(proven.json().get("telephone_verified").booleanValue()).isTrue();
  }

  @Test
  void theLastNumberAloneCounts() {
    Person cid = Person.on(open, "cid");
    cid.ask("+33600000021");
    String first = cid.code("+33600000021");
    CLOCK.forward(Duration.ofMinutes(2));
    cid.ask("+33600000022");
    String second = cid.code("+33600000022");
    assertThat(cid.verify(first).code()).isEqualTo("code-refused");
    assertThat(cid.verify(second).at("/telephone")).isEqualTo("+33600000022");
  }

  @Test
  void whoAsksTooOftenIsToldHowLongToWait() {
    Person dan = Person.on(open, "dan");
    assertThat(dan.ask("+33600000031").status()).isEqualTo(202);
    Reply soon = dan.ask("+33600000032");
    assertThat(soon.status()).isEqualTo(429);
    assertThat(Integer.parseInt(soon.header("Retry-After"))).isBetween(1, 60);
    for (int sent = 1; sent < 5; sent++) {
      CLOCK.forward(Duration.ofMinutes(2));
      assertThat(dan.ask("+33600000031").status()).isEqualTo(202);
    }
    CLOCK.forward(Duration.ofMinutes(2));
    Reply often = dan.ask("+33600000031");
    assertThat(often.status()).isEqualTo(429);
    assertThat(Integer.parseInt(often.header("Retry-After"))).isBetween(80_000, 86_400);
  }

  @Test
  void manyAtOnceGetOneMessage() {
    Person eve = Person.on(open, "eve");
    String bearer = eve.bearer();
    List<Integer> asked =
        Visitor.atOnce(
            10,
            () ->
                eve.api
                    .post(
                        "/me/telephone",
                        Map.of("telephone", "+33600000041", "current_password", PASSWORD),
                        "Authorization",
                        bearer)
                    .status());
    assertThat(asked).containsOnlyOnce(202).containsOnly(202, 429);
    assertThat(eve.api.mailbox.settled("+33600000041")).hasSize(1);
  }

  @Test
  void aTakenNumberIsRefusedOrConcealed() {
    Person fay = Person.on(open, "fay");
    new Visitor(open).account("gus", Map.of("telephone", "+33600000051"));
    Reply taken = fay.ask("+33600000051");
    assertThat(taken.errors()).containsExactly("/telephone taken");
    Person hal = Person.on(concealed, "hal");
    new Visitor(concealed).account("ida", Map.of("telephone", "+33600000052"));
    assertThat(hal.ask("+33600000053").status()).isEqualTo(202);
    String code = hal.code("+33600000053");
    assertThat(hal.ask("+33600000052").status()).isEqualTo(202);
    assertThat(hal.ask("+33600000052").status()).isEqualTo(202);
    assertThat(hal.api.mailbox.settled("+33600000052")).isEmpty();
    assertThat(hal.api.mailbox.settled(email("ida"))).hasSize(1);
    assertThat(hal.verify(code).code()).isEqualTo("code-refused");
    assertThat(hal.me().json().get("telephone").isNull()).isTrue();
  }
}
