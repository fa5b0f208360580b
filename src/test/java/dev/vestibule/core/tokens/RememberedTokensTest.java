package dev.vestibule.core.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Visitor;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RememberedTokensTest {
  private static final Claims CLAIMS = new Claims(Map.of("jti", "x"));

  private static long known(RememberedTokens tokens, int made) {
    return IntStream.range(0, made).filter(i -> tokens.find("t" + i).isPresent()).count();
  }

  @Test
  void theNewestAreKeptAndNoMoreThanAllowed() {
    RememberedTokens tokens = new RememberedTokens(100);
    IntStream.range(0, 1000).forEach(i -> tokens.remember("t" + i, CLAIMS));
    assertThat(IntStream.range(950, 1000)).allMatch(i -> tokens.find("t" + i).isPresent());
    assertThat(known(tokens, 1000)).isBetween(50L, 100L);
  }

  @Test
  void whatIsAskedForStays() {
    RememberedTokens tokens = new RememberedTokens(100);
    tokens.remember("often", CLAIMS);
    for (int i = 0; i < 1000; i++) {
      tokens.remember("t" + i, CLAIMS);
      if (i % 40 == 0) {
        assertThat(tokens.find("often")).isPresent();
      }
    }
  }

  @Test
  void nothingIsKeptWhenNothingMayBe() {
    RememberedTokens tokens = new RememberedTokens(0);
    tokens.remember("t0", CLAIMS);
    assertThat(tokens.find("t0")).isEmpty();
  }

  @Test
  void manyAtOnceStayWithinBounds() {
    RememberedTokens tokens = new RememberedTokens(100);
    AtomicInteger next = new AtomicInteger();
    Visitor.atOnce(
        20,
        () -> {
          for (int i = 0; i < 200; i++) {
            tokens.remember("t" + next.getAndIncrement(), CLAIMS);
          }
          return true;
        });
    // Each thread may add one while the generations turn over.
    assertThat(known(tokens, 4000)).isLessThanOrEqualTo(140);
  }
}
