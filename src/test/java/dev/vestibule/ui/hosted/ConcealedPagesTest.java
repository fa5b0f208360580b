package dev.vestibule.ui.hosted;

import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.ui.hosted.PageVisitor.Page;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** With accounts.conceal-existence no page tells who has an account. */
class ConcealedPagesTest {
  @Test
  void aTakenAddressIsAnsweredLikeAFreeOne() {
    try (TestServer server = TestServer.start(Map.of("accounts.conceal-existence", "true"))) {
      Visitor people = new Visitor(server);
      people.account("owner");
      String free = signedUp(server, "newcomer", email("newcomer"));
      String taken = signedUp(server, "intruder", email("owner"));
      assertThat(taken.replace(email("owner"), "ADDRESS"))
          .isEqualTo(free.replace(email("newcomer"), "ADDRESS"));
      assertThat(people.mailbox.newest(email("newcomer"), null).orElseThrow().text())
          .containsPattern("\\b\\d{6}\\b");
      assertThat(people.mailbox.newest(email("owner"), null).orElseThrow().subject())
          .isNotEqualTo("Account activation on Example");
    }
  }

  /** What the browser is shown after the sign-up, without what is random. */
  private static String signedUp(TestServer server, String username, String email) {
    PageVisitor visitor = new PageVisitor(server);
    Map<String, String> form = new TreeMap<>(SignUpPageTest.form(username));
    form.put("email", email);
    Page answer = visitor.post("/signup/", form);
    Page mailbox = visitor.get("/verify-email/");
    Page code = visitor.post("/verify-email/", Map.of("email", email, "code", "000000"));
    return answer.status()
        + answer.header("Location")
        + mailbox.text().replace(mailbox.token(), "")
        + code.status()
        + code.text().replace(code.token(), "");
  }

  @Test
  void aForgottenPasswordAndAnotherMailAreAnsweredAlikeInAnyCase() {
    try (TestServer server = TestServer.start(Map.of())) {
      Visitor people = new Visitor(server);
      people.account("known");
      assertThat(asked(server, "known")).isEqualTo(asked(server, "stranger"));
      assertThat(people.mailbox.settled(email("known"))).hasSize(1);
      assertThat(people.mailbox.settled(email("stranger"))).isEmpty();
    }
  }

  private static String asked(TestServer server, String name) {
    PageVisitor visitor = new PageVisitor(server);
    Page forgotten = visitor.post("/password/forgot/", Map.of("email", email(name)));
    Page again = visitor.post("/verify-email/", Map.of("email", email(name), "action", "resend"));
    return (forgotten.status() + forgotten.text() + again.status() + again.header("Location"))
        .replace(email(name), "ADDRESS");
  }
}
