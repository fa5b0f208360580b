package dev.vestibule.dialect.v1;

import static dev.vestibule.core.rights.Permission.ACCOUNTS_READ;
import static dev.vestibule.core.rights.Permission.ACCOUNTS_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.dialect.v1.Native.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of accounts: filters, search, order, pages. */
class AccountListTest {
  private static TestServer server;
  private static Office office;
  private static MovableClock clock;
  private static String reader;

  @BeforeAll
  static void start() {
    clock = new MovableClock();
    server =
        TestServer.start(
            Map.of(
                "profile.fields",
                """
                {"city": {"type": "string", "dialects": ["v1"], "indexed": true},
                 "iban": {"type": "string", "dialects": ["v1"], "encrypted": true},
                 "size": {"type": "integer", "dialects": ["v1"]}}
                """),
            clock);
    office = new Office(server);
    office.account("elodie", Map.of("full_name", "Élodie Dupont", "telephone", "06 12 34 56 78"));
    office.account("karl", Map.of("first_name", "Karl", "last_name", "Zeiss", "is_staff", true));
    office.account("paula", Map.of("full_name", "paula Abel", "is_active", false));
    office.account("root", Map.of("is_superuser", true));
    clock.forward(Duration.ofDays(1));
    reader = office.entitled("reader", ACCOUNTS_READ, ACCOUNTS_UPDATE);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Reply list(String query) {
    return office.get(reader, "/accounts?" + query);
  }

  private static List<String> names(String query) {
    Reply reply = list(query);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply
        .json()
        .get("accounts")
        .valueStream()
        .map(account -> account.get("username").asString())
        .toList();
  }

  private static List<String> search(String text) {
    return names("sort=username&search=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
  }

  @Test
  void everyOrderIsKept() {
    assertThat(names("sort=username")).containsExactly("elodie", "karl", "paula", "reader", "root");
    assertThat(names("sort=-username")).first().isEqualTo("root");
    assertThat(names("sort=name")).containsExactly("root", "reader", "karl", "paula", "elodie");
    assertThat(names("sort=-email")).first().isEqualTo("root");
    assertThat(names("sort=-last_seen_at")).first().isEqualTo("reader");
    assertThat(names("")).first().isEqualTo("reader");
    assertThat(names("sort=joined_at")).first().isEqualTo("elodie");
  }

  @Test
  void everythingThatBeginsLikeThatIsFound() {
    assertThat(search("ÉLOD")).containsExactly("elodie");
    assertThat(search("dup")).containsExactly("elodie");
    assertThat(search("Élodie dupont")).containsExactly("elodie");
    assertThat(search("karl z")).isEmpty();
    assertThat(search("zeiss")).containsExactly("karl");
    assertThat(search("ROOT@example")).containsExactly("root");
    assertThat(search("+33 6 12")).containsExactly("elodie");
    assertThat(search("06 12")).containsExactly("elodie");
    assertThat(search("r")).containsExactly("reader", "root");
    assertThat(search("%")).isEmpty();
    String path = "/accounts/" + office.account("former");
    office.patch(
        reader, path, Map.of("username", "renamed", "name", "Zoé", "email", "zoe@example.org"));
    assertThat(search("former")).isEmpty();
    assertThat(search("ZOÉ")).containsExactly("renamed");
    office.operator.account("renamed", Map.of("full_name", "Else", "email", "zz@example.org"));
    assertThat(search("zoé")).isEmpty();
    assertThat(search("zz@")).containsExactly("renamed");
    server
        .house()
        .database
        .write(tx -> tx.sql().execute("delete from accounts where username = 'renamed'"));
    assertThat(search("zz@")).isEmpty();
  }

  @Test
  void everyFilterIsKept() {
    assertThat(names("status=pending")).containsExactly("paula");
    assertThat(names("staff=true")).containsExactly("karl");
    assertThat(names("superuser=true")).containsExactly("root");
    assertThat(names("staff=false&superuser=false&status=active&sort=username"))
        .containsExactly("elodie", "reader");
    assertThat(names("email_verified=true")).isEmpty();
    assertThat(names("telephone_verified=false")).hasSize(5);
    String yesterday = clock.instant().minus(Duration.ofHours(1)).toString();
    assertThat(names("joined_from=" + yesterday)).containsExactly("reader");
    assertThat(names("joined_before=" + yesterday)).hasSize(4);
    assertThat(names("seen_from=" + yesterday)).containsExactly("reader");
    assertThat(names("seen_before=" + yesterday)).hasSize(4);
    String group = office.group("Listed");
    office.join(group, "karl");
    assertThat(names("group=" + group)).containsExactly("karl");
    office.patch(
        office.superuser("helper"),
        "/accounts/" + office.uuid("elodie"),
        Map.of("profile", Map.of("city", "Lyon")));
    assertThat(names("profile.city=Lyon")).containsExactly("elodie");
    server
        .house()
        .database
        .write(tx -> tx.sql().execute("delete from accounts where username = 'helper'"));
  }

  @Test
  void linksLeadFromPageToPage() {
    List<String> all = new ArrayList<>();
    String query = "limit=2&sort=username&count=true";
    while (!query.isEmpty()) {
      Reply page = list(query);
      assertThat(page.json().get("count").asInt()).isEqualTo(5);
      page.json().get("accounts").forEach(a -> all.add(a.get("username").asString()));
      String link = page.header("Link");
      assertThat(link).startsWith("</api/v1/accounts?").contains("rel=\"first\"");
      query = link.contains("rel=\"next\"") ? link.replaceAll(".*, <[^?]*\\?([^>]*)>.*", "$1") : "";
    }
    assertThat(all).containsExactly("elodie", "karl", "paula", "reader", "root");
    assertThat(list("").json().has("count")).isFalse();
  }

  @Test
  void aCursorBelongsToItsList() {
    String cursor = list("limit=1&sort=username").at("/next_cursor");
    assertThat(names("sort=username&limit=200&cursor=" + cursor)).hasSize(4);
    for (String other :
        List.of("sort=name", "sort=-username", "sort=username&staff=true", "limit=9")) {
      assertThat(Office.errors(list(other + "&cursor=" + cursor)))
          .containsExactly("?cursor cursor");
    }
    assertThat(Office.errors(list("sort=username&cursor=" + cursor.substring(1))))
        .containsExactly("?cursor cursor");
    assertThat(Office.errors(list("cursor=%00"))).contains("?cursor cursor");
    Reply otherList = office.get(office.superuser("other"), "/groups?cursor=" + cursor);
    assertThat(Office.errors(otherList)).containsExactly("?cursor cursor");
    server
        .house()
        .database
        .write(tx -> tx.sql().execute("delete from accounts where username = 'other'"));
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThat(
            Office.errors(
                list(
                    "page=2&sort=password&limit=500&status=gone&staff=yes&group=7&joined_from=now"
                        + "&profile.iban=x&profile.size=1&profile.none=1&count=1&seen_from=2026-01-01"
                        + "&search=")))
        .containsExactlyInAnyOrder(
            "?page parameter",
            "?profile.none parameter",
            "?sort sort",
            "?limit number",
            "?status choice",
            "?staff boolean",
            "?group uuid",
            "?joined_from moment",
            "?seen_from moment",
            "?profile.iban not-indexed",
            "?profile.size not-indexed",
            "?count boolean",
            "?search blank");
    assertThat(Office.errors(list("staff=true&staff=false"))).contains("?staff repeated");
  }
}
