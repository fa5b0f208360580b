package dev.vestibule.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.accounts.AccountMatches;
import dev.vestibule.core.accounts.AccountPages;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.ui.hosted.PageVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ConsoleBulkTest {
  private static final int MANY = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static PageVisitor signedIn(TestServer server, String name) {
    PageVisitor visitor = new PageVisitor(server);
    visitor.signIn(name, Visitor.PASSWORD);
    return visitor;
  }

  private static long deactivated(TestServer server) {
    return server
        .house()
        .database
        .read(sql ->
            AccountPages.count(sql, List.of(AccountMatches.status(AccountStatus.DEACTIVATED))));
  }

  private static PageVisitor.Page finished(PageVisitor visitor, String path) {
    Instant end = InstantSource.system().instant().plus(PATIENCE);
    PageVisitor.Page page = visitor.get(path);
    while (page.text().contains("data-again")) {
      assertThat(InstantSource.system().instant()).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      page = visitor.get(path);
    }
    return page;
  }

  /** The server is stopped in the middle; the next one goes on, and leaves out nobody. */
  @Test
  void allOfAListAreShutAndOpenedAgain() throws IOException {
    Path data = Files.createTempDirectory("vestibule-bulk");
    String path;
    TestServer first = TestServer.on(data, Map.of(), InstantSource.system());
    Visitor people = new Visitor(first);
    people.account("boss", Map.of("is_superuser", true));
    for (int i = 0; i < MANY; i++) {
      people.account("person" + i);
    }
    people.account("shut-before", Map.of("is_active", true));
    PageVisitor boss = signedIn(first, "boss");
    String shut = account(first, "shut-before");
    boss.post("/console/accounts/" + shut + "/deactivation/", Map.of());
    path =
        boss.post("/console/bulk/new/?all=yes&list=", Map.of("all", "yes", "action", "deactivate"))
            .header("Location");
    first.stop();
    try (TestServer second = TestServer.on(data, Map.of(), InstantSource.system())) {
      boss = signedIn(second, "boss");
      PageVisitor.Page page = finished(boss, path);

      assertThat(deactivated(second)).isEqualTo(MANY + 1);
      assertThat(page.text()).contains("Finished", "<dd>" + MANY + "</dd>", "<dd>2</dd>");

      PageVisitor.Page undone = boss.post(path, Map.of("action", "undo"));
      finished(boss, undone.header("Location"));
      assertThat(deactivated(second)).as("who was shut before stays shut").isEqualTo(1);
    }
  }

  private static String account(TestServer server, String name) {
    return server
        .house()
        .database
        .read(sql -> server.house().accounts.byUsername(sql, name))
        .orElseThrow()
        .uuid()
        .toString();
  }

  @Test
  void nobodyDoesMoreToManyThanToOne() {
    try (TestServer server = TestServer.start(Map.of())) {
      Visitor people = new Visitor(server);
      people.account("boss", Map.of("is_superuser", true));
      people.account("victim");
      long helper = people.account("helper", Map.of("is_staff", true));
      var house = server.house();
      boolean _ =
          house.database.write(tx -> {
            var groups = house.administration.groups;
            var group =
                groups.add(
                    tx,
                    "helpers",
                    "",
                    java.util.Set.of(
                        dev.vestibule.core.rights.Permission.ACCOUNTS_READ,
                        dev.vestibule.core.rights.Permission.ACCOUNTS_UPDATE));
            groups.addMember(tx, group.id(), helper);
            return true;
          });
      PageVisitor visitor = signedIn(server, "helper");
      String ids = account(server, "boss") + "," + account(server, "victim");
      String one = "/console/bulk/new/?id=" + account(server, "victim");

      PageVisitor.Page begun = visitor.post(one, Map.of("ids", ids, "action", "deactivate"));
      PageVisitor.Page page = finished(visitor, begun.header("Location"));

      assertThat(page.text()).contains("<dd>1</dd>");
      assertThat(signedIn(server, "boss").get("/account/").status()).isEqualTo(200);
      assertThat(signedIn(server, "boss").get(begun.header("Location")).status()).isEqualTo(200);
      assertThat(signedIn(server, "victim").get("/account/").status()).isEqualTo(303);
    }
  }
}
