package dev.vestibule.security;

import static dev.vestibule.Visitor.activation;
import static dev.vestibule.Visitor.email;
import static dev.vestibule.security.Crowd.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.House;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.ui.hosted.PageVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With accounts.conceal-existence a new address is proven before it is stored. */
class ConcealedEmailChangeTest {
  private TestServer server;
  private House house;
  private Visitor visitor;
  private long id;
  private String bearer;

  @BeforeEach
  void start() {
    server =
        TestServer.start(Map.of("accounts.conceal-existence", "true", "site.name", "Vestibule"));
    house = server.house();
    visitor = new Crowd(server).visitor();
    id = visitor.account("mover");
    bearer = visitor.signIn("mover").bearer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Reply move(String to) {
    return visitor.json("PATCH", "/users/me/", Map.of("email", to), bearer);
  }

  private Account mover() {
    return house.database.read(sql -> house.accounts.byId(sql, id)).orElseThrow();
  }

  private int activated(Mailbox.Link link) {
    return visitor.post("/users/activation/", activation(link)).status();
  }

  @Test
  void changesAreAnsweredAlikeAndShowThePresentAddress() {
    List<Crowd.Seen> answers = new ArrayList<>();
    for (String who : Crowd.ALL) {
      Map<String, Object> whole = Map.of("email", email(who), "first_name", "Mo");
      answers.add(seen(visitor.json("PUT", "/users/me/", whole, bearer)));
      answers.add(seen(visitor.json("PATCH", "/users/me/", whole, bearer)));
      answers.add(seen(visitor.json("PUT", "/users/" + id + "/", whole, bearer)));
      answers.add(seen(visitor.json("PATCH", "/users/" + id + "/", whole, bearer)));
    }
    assertThat(answers.stream().map(Crowd.Seen::status)).containsOnly(200);
    assertThat(answers.stream().map(Crowd.Seen::body)).containsOnly(answers.getFirst().body());
    assertThat(answers.getFirst().body()).contains(email("mover"), "Mo");
    assertThat(mover().email()).isEqualTo(email("mover"));
    assertThat(mover().active()).isTrue();
    for (String who : List.of("known", "pending", "shut")) {
      assertThat(visitor.mailbox.settled(email(who)))
          .containsExactly("You already have an account on Vestibule");
    }
    assertThat(visitor.mailbox.settled(email("unknown")))
        .containsOnly("Confirm your new address on Vestibule");
  }

  @Test
  void theMailedLinkSetsTheAddressOnce() {
    Mailbox.Link reset = visitor.resetLink("mover");
    move("New@Example.ORG");
    Mailbox.Link link = visitor.link("New@example.org");
    assertThat(visitor.confirmReset(link, "another-horse-battery").status()).isEqualTo(400);
    assertThat(activated(link)).isEqualTo(204);

    assertThat(mover().email()).isEqualTo("New@example.org");
    assertThat(mover().emailVerifiedAt()).isNotNull();
    assertThat(visitor.statusOfMe(bearer)).isEqualTo(200);
    assertThat(activated(link)).isEqualTo(400);
    assertThat(visitor.confirmReset(reset, "another-horse-battery").status())
        .as("a link that went to the former address")
        .isEqualTo(400);
  }

  @Test
  void thePageSetsTheAddressToo() {
    move("new@example.org");
    Mailbox.Link link = visitor.link("new@example.org");
    String page = "/activate/" + link.uid() + "/" + link.token() + "/";
    PageVisitor reader = new PageVisitor(server);
    assertThat(reader.get(page).status()).isEqualTo(200);
    assertThat(mover().email()).isEqualTo(email("mover"));
    assertThat(reader.post(page, Map.of()).status()).isEqualTo(200);
    assertThat(mover().email()).isEqualTo("new@example.org");
  }

  @Test
  void aLinkIsWorthlessOnceTheAddressOrTheAccountIsGone() {
    move("new@example.org");
    Mailbox.Link link = visitor.link("new@example.org");
    visitor.account("quicker", Map.of("email", "new@example.org"));
    assertThat(activated(link)).isEqualTo(400);

    move("other@example.org");
    Mailbox.Link other = visitor.link("other@example.org");
    house.closeAccount.deactivate(mover());
    assertThat(activated(other)).isEqualTo(400);
    assertThat(mover().email()).isEqualTo(email("mover"));
  }

  @Test
  void staffMayKnow() {
    visitor.account("chief", Map.of("is_staff", true));
    String staff = visitor.signIn("chief").bearer();
    Reply reply =
        visitor.json("PATCH", "/users/" + id + "/", Map.of("email", email("known")), staff);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text()).contains("email");
  }

  @Test
  void theSameAddressAsksNobody() {
    assertThat(move(email("mover")).status()).isEqualTo(200);
    assertThat(visitor.mailbox.settled(email("mover"))).isEmpty();
  }
}
