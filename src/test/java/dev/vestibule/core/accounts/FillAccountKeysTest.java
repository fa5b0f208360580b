package dev.vestibule.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.accounts.AccountPages.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Accounts of a version that had no lists yet. */
class FillAccountKeysTest {
  @Test
  void theyAreFoundAndSortedAfterwards() {
    try (TestServer server = TestServer.start(Map.of())) {
      new Visitor(server).account("emile", Map.of("full_name", "Émile Zola"));
      ManyAccounts.add(server.house(), 600);
      server
          .house()
          .database
          .write(tx -> {
            tx.sql().execute("delete from account_words");
            return tx.sql().execute("update accounts set username_key = null, name_key = ''");
          });
      assertThat(found(server, "émile")).isEmpty();
      new FillAccountKeys(server.house().database).fill();
      assertThat(found(server, "émile")).containsExactly("emile");
      assertThat(found(server, "zola")).containsExactly("emile");
      assertThat(found(server, "u")).hasSize(600);
    }
  }

  private static List<String> found(TestServer server, String text) {
    Question asked =
        new Question(List.of(AccountMatches.beginning(text)), AccountOrder.NAME, false);
    return server
        .house()
        .database
        .read(sql -> AccountPages.page(sql, asked, Optional.empty(), 1000))
        .accounts()
        .stream()
        .map(listed -> listed.account().username())
        .toList();
  }
}
