package dev.vestibule.dialect.v1.frame;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a form as OAuth has it (RFC 6749, section 3.2): in UTF-8, no parameter twice, and one
 * without a value counts as left out.
 */
final class FormBody {
  private static final char REPLACEMENT = '\uFFFD';

  private FormBody() {}

  /** The parameters as an object of texts; empty when the form cannot be read. */
  static Optional<ObjectNode> read(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      ObjectNode form = JsonMapper.shared().createObjectNode();
      Set<String> seen = new HashSet<>();
      for (String pair : text.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        if (!pair.isEmpty() && !seen.add(name)) {
          return Optional.empty();
        }
        if (!value.isEmpty()) {
          form.put(name, value);
        }
      }
      return Optional.of(form);
    } catch (CharacterCodingException | IllegalArgumentException garbled) {
      return Optional.empty();
    }
  }

  private static String decoded(String part) {
    String text = URLDecoder.decode(part, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      throw new IllegalArgumentException("not in UTF-8");
    }
    return text;
  }
}
