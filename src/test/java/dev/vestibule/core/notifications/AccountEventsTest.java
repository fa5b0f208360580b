package dev.vestibule.core.notifications;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.activation;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.House;
import dev.vestibule.Stored;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.Mailbox;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Who is told what, through which dialect, in which language. */
class AccountEventsTest {
  private static final String NEW = "another-horse-battery";
  private static final String PASSWORD_CHANGED =
      "Vestibule - Your password has been successfully changed!";
  private static final String LEFT = "Your e-mail address on Vestibule was changed";
  private static final String ARRIVED = "Your new e-mail address on Vestibule";
  private static final String READY =
      "Vestibule - Your account has been successfully created and activated!";

  private TestServer server;
  private Visitor djoser;
  private Visitor knox;

  @BeforeEach
  void start() {
    start(Map.of("notifications.welcome", "true", "site.time-zone", "Europe/Paris"));
  }

  private void start(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("site.name", "Vestibule");
    server = TestServer.start(all);
    djoser = new Visitor(server);
    knox = new Visitor(server, "");
  }

  private void restart(Map<String, String> settings) {
    server.close();
    start(settings);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<String> mails(String address) {
    return djoser.mailbox.settled(address);
  }

  private Mailbox.Mail mail(String address, String subject) {
    return djoser.mailbox.newest(address, subject).orElseThrow();
  }

  private int setPassword(String bearer) {
    return djoser
        .json(
            "POST",
            "/users/set_password/",
            Map.of("new_password", NEW, "re_new_password", NEW, "current_password", PASSWORD),
            bearer)
        .status();
  }

  private String token(String username) {
    return "Token "
        + knox.post("/login/", Map.of("email", email(username), "password", PASSWORD)).get("token");
  }

  /** Registers with seed S0's dialect, in French. */
  private void registerInFrench(String username, String number) {
    Map<String, String> body =
        Map.of(
            "full_name",
            "Zoé Brun",
            "email",
            email(username),
            "telephone",
            number,
            "password",
            PASSWORD);
    assertThat(
            knox.unchecked(
                    knox.to("/register/")
                        .header("Content-Type", "application/json")
                        .header("Accept-Language", "fr")
                        .POST(
                            BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body))))
                .status())
        .isEqualTo(201);
  }

  @Test
  void anActivatedAccountIsWelcomed() {
    Mailbox.Link link = djoser.register("nia");
    assertThat(mails(email("nia"))).isEmpty();
    djoser.post("/users/activation/", activation(link));
    Mailbox.Mail mail = mail(email("nia"), READY);
    assertThat(mail.text()).contains("Hello nia,", "Welcome!", server.baseUrl() + "/");
    assertThat(mails(email("nia"))).isEmpty();
  }

  @Test
  void anAccountThatNeedsNoProofIsWelcomedAtOnce() {
    registerInFrench("zoe", "+33612345678");
    Mailbox.Mail mail =
        mail(email("zoe"), "Vestibule - Votre compte a été créé et activé avec succès !");
    assertThat(mail.text()).contains("Bonjour Zoé Brun,", "Bienvenue");
    assertThat(mail.html()).contains("lang=\"fr\"", "Bonjour Zoé Brun,");
  }

  @Test
  void aChangedPasswordIsToldOnce() {
    djoser.account("pat", Map.of("first_name", "Pat", "last_name", "Evil.example.org"));
    assertThat(setPassword(djoser.signIn("pat").bearer())).isEqualTo(204);
    Mailbox.Mail mail = mail(email("pat"), PASSWORD_CHANGED);
    assertThat(mail.text())
        .as("no name that looks like a link")
        .contains("Hello pat,")
        .contains("was changed", " (CE", "If this was not you")
        .doesNotContain("http", "Evil", NEW);
    assertThat(mails(email("pat"))).isEmpty();
  }

  @Test
  void aResetPasswordIsTold() {
    djoser.account("ria");
    assertThat(djoser.confirmReset(djoser.resetLink("ria"), NEW).status()).isEqualTo(204);
    assertThat(mails(email("ria"))).containsExactly(PASSWORD_CHANGED);
  }

  @Test
  void aPasswordResetByTokenIsTold() {
    registerInFrench("yan", "+33612345679");
    mails(email("yan"));
    assertThat(knox.post("/api/reset-password/", Map.of("email", email("yan"))).status())
        .isEqualTo(200);
    String text = mail(email("yan"), "Password Reset Request").text().strip();
    String token = text.substring(text.lastIndexOf(' ') + 1);
    knox.post("/api/reset-password/", Map.of("token", token, "new_password", NEW));
    Mailbox.Mail mail =
        mail(email("yan"), "Vestibule - Votre mot de passe a été modifié avec succès !");
    assertThat(mail.text()).contains("Bonjour Zoé Brun,", " à ").doesNotContain(token, NEW);
  }

  @Test
  void aPasswordSetByAnOperatorNamesTheTeam() {
    long id = djoser.account("kim");
    House house = server.house();
    house.changeCredentials.passwordByStaff(
        house.database.read(sql -> house.accounts.byId(sql, id)).orElseThrow(), NEW);
    assertThat(mail(email("kim"), PASSWORD_CHANGED).text())
        .contains("The Vestibule team set a new password for your account.");
  }

  @Test
  void oneMailWhenTheDialectAsksForItToo() {
    restart(
        Map.of(
            "dialects.djoser.password-changed-email-confirmation", "true",
            "dialects.djoser.send-confirmation-email", "true",
            "notifications.welcome", "true"));
    djoser.post("/users/activation/", activation(djoser.register("two")));
    assertThat(mails(email("two"))).containsExactly(READY);
    assertThat(setPassword(djoser.signIn("two").bearer())).isEqualTo(204);
    assertThat(mails(email("two"))).containsExactly(PASSWORD_CHANGED);
  }

  @Test
  void bothAddressesAreToldOfAnUnprovenChange() {
    registerInFrench("vic", "+33612345670");
    mails(email("vic"));
    knox.unchecked(
        knox.to("/update_user/")
            .header("Content-Type", "application/json")
            .header("Authorization", token("vic"))
            .method("PATCH", BodyPublishers.ofString("{\"email\":\"neuf@example.net\"}")));
    Mailbox.Mail left = mail(email("vic"), "Votre adresse e-mail sur Vestibule a été modifiée");
    assertThat(left.text())
        .contains("n…@example.net", server.baseUrl() + "/email/undo/")
        .doesNotContain("neuf@");
    Mailbox.Mail arrived = mail("neuf@example.net", "Votre nouvelle adresse e-mail sur Vestibule");
    assertThat(arrived.text()).contains("v…@example.org").doesNotContain("http", email("vic"));
    assertThat(mails("neuf@example.net")).isEmpty();
  }

  @Test
  void aNewAddressThatIsToBeProvenIsToldOnceItIs() {
    djoser.account("lou");
    djoser.json(
        "PATCH", "/users/me/", Map.of("email", "lou@example.net"), djoser.signIn("lou").bearer());
    assertThat(mails(email("lou"))).containsExactly(LEFT);
    Mailbox.Link link = djoser.link("lou@example.net");
    assertThat(mails("lou@example.net")).isEmpty();
    djoser.post("/users/activation/", activation(link));
    assertThat(mails("lou@example.net")).containsExactly(ARRIVED);
  }

  @Test
  void staffWhoChangeAnAddressAreNamed() {
    djoser.account("boss", Map.of("is_staff", true));
    long id = djoser.account("sam");
    djoser.json(
        "PATCH",
        "/users/" + id + "/",
        Map.of("email", "sam@example.net"),
        djoser.signIn("boss").bearer());
    assertThat(mail(email("sam"), LEFT).text())
        .contains("The Vestibule team gave your account another e-mail address.");
  }

  @Test
  void aDeletedAccountIsTold() {
    djoser.account("del");
    djoser.account("chief", Map.of("is_staff", true));
    Map<String, String> current = Map.of("current_password", PASSWORD);
    djoser.json("DELETE", "/users/me/", current, djoser.signIn("del").bearer());
    assertThat(mail(email("del"), "Your account on Vestibule was deleted").text())
        .contains("you are welcome back");

    long id = djoser.account("out");
    djoser.json("DELETE", "/users/" + id + "/", current, djoser.signIn("chief").bearer());
    assertThat(mail(email("out"), "Your account on Vestibule was deleted").text())
        .contains("The Vestibule team deleted your account");
  }

  @Test
  void anAccountThatItsOwnerDeactivatedIsTold() {
    djoser.account("shut");
    assertThat(knox.json("DELETE", "/delete_user/", Map.of(), token("shut")).status())
        .isEqualTo(204);
    assertThat(mails(email("shut"))).containsExactly("Your account on Vestibule was deactivated");
  }

  @Test
  void anAccountThatStaffDeactivatedIsNotTold() {
    long id = djoser.account("held");
    House house = server.house();
    house.closeAccount.deactivate(
        house.database.read(sql -> house.accounts.byId(sql, id)).orElseThrow(), Actor.STAFF);
    assertThat(mails(email("held"))).isEmpty();
  }

  @Test
  void whatIsSwitchedOffIsNotTold() {
    restart(
        Map.of(
            "notifications.password-changed", "false",
            "notifications.email-changed", "false",
            "notifications.account-deleted", "false",
            "dialects.djoser.send-activation-email", "false"));
    djoser.post("/users/", Visitor.registration("off"));
    assertThat(setPassword(djoser.signIn("off").bearer())).isEqualTo(204);
    String bearer = "Bearer " + djoser.create("off", NEW).get("access");
    djoser.json("PATCH", "/users/me/", Map.of("email", "off@example.net"), bearer);
    djoser.json("DELETE", "/users/me/", Map.of("current_password", NEW), bearer);
    djoser.account("offer");
    knox.json("DELETE", "/delete_user/", Map.of(), token("offer"));
    for (String address : List.of(email("off"), "off@example.net", email("offer"))) {
      assertThat(mails(address)).isEmpty();
    }
  }

  @Test
  void aChangeThatFailsIsNotTold() {
    long id = djoser.account("roll");
    House house = server.house();
    var account = house.database.read(sql -> house.accounts.byId(sql, id)).orElseThrow();
    boolean _ =
        house.database.write(tx -> {
          Stored.refuseChanges(tx, "accounts", "no room");
          return true;
        });
    assertThatThrownBy(() -> house.changeCredentials.password(account, NEW, null, Optional.empty()))
        .hasMessageContaining("no room");
    assertThat(mails(email("roll"))).isEmpty();
  }
}
