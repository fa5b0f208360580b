package dev.vestibule.dialect.djoser;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.activation;
import static dev.vestibule.Visitor.email;
import static dev.vestibule.dialect.djoser.Served.plus;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.contract.Mailbox;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What djoser's username routes are where accounts are called by their address. */
class EmailResetTest {
  private static final String CONFIRM = "/users/reset_email_confirm/";

  @Test
  void aMailedLinkSetsAnotherAddress() {
    Served.with(
        visitor -> {
          visitor.account("eva");
          visitor.account("fay");
          Mailbox.Link link = asked(visitor, "eva");
          Map<String, Object> body = plus(activation(link), "new_email", email("fay"));
          assertThat(visitor.post(CONFIRM, body).text())
              .isEqualTo("{\"new_email\":[\"user with this email already exists.\"]}");
          assertThat(visitor.post(CONFIRM, plus(body, "new_email", "eva")).json().propertyNames())
              .containsExactly("new_email");
          assertThat(visitor.post(CONFIRM, plus(body, "token", "x")).json().propertyNames())
              .containsExactly("token");
          body = plus(body, "new_email", email("eva2"));
          assertThat(visitor.post("/users/reset_email_confirm", body).status()).isEqualTo(204);
          assertThat(visitor.post(CONFIRM, body).status()).as("used").isEqualTo(400);

          assertThat(signIn(visitor, "eva").status()).isEqualTo(401);
          assertThat(signIn(visitor, "eva2").status()).isEqualTo(200);
          assertThat(visitor.mailbox.newest(email("eva"), null).orElseThrow().text())
              .as("the former address is told, and may take it back")
              .contains("/email/undo/");
        },
        "natural-name",
        "email",
        "send-activation-email",
        "false");
  }

  @Test
  void theNewAddressIsProvenAndTypedTwiceWhereThatIsAskedFor() {
    Served.with(
        visitor -> {
          visitor.account("eva");
          Mailbox.Link link = asked(visitor, "eva");
          Map<String, Object> body = plus(activation(link), "new_email", email("eva2"));
          assertThat(visitor.post(CONFIRM, body).json().propertyNames())
              .containsExactly("re_new_email");
          assertThat(visitor.post(CONFIRM, plus(body, "re_new_email", "x")).text())
              .contains("non_field_errors");
          assertThat(visitor.post(CONFIRM, plus(body, "re_new_email", email("eva2"))).status())
              .isEqualTo(204);
          assertThat(signIn(visitor, "eva2").status()).isEqualTo(401);
          Map<String, String> proof = activation(visitor.link(email("eva2")));
          assertThat(visitor.post("/users/activation/", proof).status()).isEqualTo(204);
          assertThat(signIn(visitor, "eva2").status()).isEqualTo(200);
        },
        "natural-name",
        "email",
        "username-reset-confirm-retype",
        "true");
  }

  @Test
  void nothingTellsWhoHasAnAddressWhileThatIsConcealed() {
    Served.with(
        visitor -> {
          visitor.account("eva");
          visitor.account("fay");
          Mailbox.Link link = asked(visitor, "eva");
          Map<String, Object> body = plus(activation(link), "new_email", email("fay"));
          assertThat(visitor.post(CONFIRM, body).status()).isEqualTo(204);
          assertThat(signIn(visitor, "eva").status()).isEqualTo(200);
          assertThat(signIn(visitor, "fay").status()).isEqualTo(200);
        },
        "natural-name",
        "email",
        "accounts.conceal-existence",
        "true");
  }

  private static Mailbox.Link asked(Visitor visitor, String name) {
    assertThat(visitor.post("/users/reset_email/", Map.of("email", email(name))).status())
        .isEqualTo(204);
    return visitor.link(email(name));
  }

  private static Reply signIn(Visitor visitor, String name) {
    return visitor.post("/jwt/create/", Map.of("email", email(name), "password", PASSWORD));
  }
}
