package dev.vestibule.ui.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.contract.TestDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DjoserPartsTest {
  private final JsonNode document = TestDocument.whole();

  @Test
  void requestsFollowTheSettings() {
    assertThat(required(document, "DjoserCredentials")).containsExactly("username", "password");
    assertThat(required(document, "DjoserRegistration"))
        .containsExactly("username", "email", "password", "re_password");
    assertThat(required(document, "DjoserSetUsername"))
        .containsExactly("current_password", "new_username");
    JsonNode other =
        TestDocument.whole(
            "--dialects-djoser-login-field=email",
            "--dialects-djoser-user-create-password-retype=false",
            "--dialects-djoser-set-username-retype=true",
            "--dialects-djoser-required-fields=first_name");
    assertThat(required(other, "DjoserCredentials")).containsExactly("email", "password");
    assertThat(other.at("/components/schemas/DjoserCredentials").toString())
        .doesNotContain("username");
    assertThat(required(other, "DjoserRegistration"))
        .containsExactly("username", "email", "password", "first_name");
    assertThat(other.at("/components/schemas/DjoserRegistration").toString())
        .doesNotContain("re_password");
    assertThat(required(other, "DjoserSetUsername"))
        .containsExactly("current_password", "new_username", "re_new_username");
  }

  private static List<String> required(JsonNode document, String schema) {
    return document
        .at("/components/schemas/" + schema + "/required")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  @Test
  void theSchemeOfTokensFollowsTheirPrefixes() {
    JsonNode bearer = document.at("/components/securitySchemes/bearer");
    assertThat(bearer.get("type").asString()).isEqualTo("http");
    JsonNode other =
        TestDocument.whole("--dialects-djoser-token-prefixes=JWT,Access")
            .at("/components/securitySchemes/bearer");
    assertThat(other.get("type").asString()).isEqualTo("apiKey");
    assertThat(other.get("description").asString()).contains("`JWT <token>`", "`JWT`, `Access`");
  }

  @Test
  void noMarkIsLeft() {
    for (JsonNode one :
        List.of(document, TestDocument.whole("--dialects-djoser-send-activation-email=false"))) {
      assertThat(one.toString())
          .doesNotContain("x-when", "x-then", "x-else", "$prefix", "$login", "$tokenPrefix");
    }
  }
}
