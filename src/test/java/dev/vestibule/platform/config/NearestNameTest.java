package dev.vestibule.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> KNOWN = List.of("server.port", "server.host", "mail.smtp.port");

  @Test
  void countsEditsAndSwaps() {
    assertThat(NearestName.edits("port", "prot")).isEqualTo(1);
    assertThat(NearestName.edits("kitten", "sitting")).isEqualTo(3);
    assertThat(NearestName.edits("", "abc")).isEqualTo(3);
  }

  @Test
  void takesTheEndOfAKeyForAllOfIt() {
    assertThat(NearestName.of("port", KNOWN)).contains("server.port");
    assertThat(NearestName.of("smtp.prot", KNOWN)).contains("mail.smtp.port");
    assertThat(NearestName.of("SERVER_HOST", List.of("server-host"))).contains("server-host");
  }

  @Test
  void saysNothingWhenNothingIsNear() {
    assertThat(NearestName.of("qqqqqqqq", KNOWN)).isEmpty();
  }
}
