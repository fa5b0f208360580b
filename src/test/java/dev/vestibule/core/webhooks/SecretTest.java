package dev.vestibule.core.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
  /** The vector that the Standard Webhooks specification's own libraries are tested with. */
  @Test
  void signsAsTheSpecificationDoes() {
    Secret secret = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void aNewOneHas256Bits() {
    assertThat(Secret.random().text()).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(Secret.random()).isNotEqualTo(Secret.random()).hasToString("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_!"})
  void whatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> new Secret(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
