package dev.vestibule.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.core.accounts.AccountPages.Position;
import dev.vestibule.core.accounts.AccountPages.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Measures lists of a great many accounts; docs/api.md tells the figures. Its name does not end
 * with Test, so that it runs when it is asked for alone: {@code -Dtest=AccountListTimes}.
 */
class AccountListTimes {
  private static final int ROUNDS = 41;
  private static final int PAGE = 50;

  @Test
  void pagesAreAtOnce() {
    int many = Integer.getInteger("accounts", 200_000);
    try (TestServer server = TestServer.start(Map.of())) {
      ManyAccounts.add(server.house(), many);
      List<String> lines = new ArrayList<>();
      for (AccountOrder order : AccountOrder.values()) {
        Question all = new Question(List.of(), order, true);
        lines.add(time(server, order + " first", all, Optional.empty()));
        lines.add(time(server, order + " page 1000", all, position(server, all)));
      }
      AccountOrder name = AccountOrder.NAME;
      lines.add(time(server, "search ada", of(AccountMatches.beginning("name77"), name)));
      lines.add(time(server, "search m (broad)", of(AccountMatches.beginning("m"), name)));
      lines.add(time(server, "telephone", of(AccountMatches.beginning("+33600001"), name)));
      lines.add(time(server, "superusers", of(AccountMatches.superuser(true), name)));
      lines.add(time(server, "no staff", of(AccountMatches.staff(false), name)));
      lines.add(time(server, "unproven", of(AccountMatches.emailVerified(false), name)));
      lines.add(
          time(
              server,
              "deactivated",
              of(AccountMatches.status(AccountStatus.DEACTIVATED), AccountOrder.JOINED_AT)));
      lines.forEach(System.out::println);
      assertThat(lines).hasSize(17);
    }
  }

  private static Question of(AccountMatch match, AccountOrder order) {
    return new Question(List.of(match), order, false);
  }

  /** Where the thousandth page starts. */
  private static Optional<Position> position(TestServer server, Question all) {
    return server
        .house()
        .database
        .read(sql -> AccountPages.page(sql, all, Optional.empty(), 999 * PAGE))
        .next();
  }

  private static String time(TestServer server, String what, Question asked) {
    return time(server, what, asked, Optional.empty());
  }

  private static String time(
      TestServer server, String what, Question asked, Optional<Position> from) {
    long[] taken =
        LongStream.range(0, ROUNDS)
            .map(_ -> {
              long start = System.nanoTime();
              int found =
                  server
                      .house()
                      .database
                      .read(sql -> AccountPages.page(sql, asked, from, PAGE))
                      .accounts()
                      .size();
              return found == 0 ? Long.MAX_VALUE : System.nanoTime() - start;
            })
            .sorted()
            .toArray();
    return "%-24s p50 %6.2f ms, worst %6.2f ms"
        .formatted(what, taken[ROUNDS / 2] / 1e6, taken[ROUNDS - 1] / 1e6);
  }
}
