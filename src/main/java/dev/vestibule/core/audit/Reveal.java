package dev.vestibule.core.audit;

import dev.vestibule.platform.crypto.Sealing;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens what is personal in records, as long as the key is there. */
final class Reveal {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final PersonalKeys keys;

  Reveal(PersonalKeys keys) {
    this.keys = keys;
  }

  /** By the record's identifier; those without anything personal, or erased, are left out. */
  Map<String, Map<String, String>> of(Collection<AuditRecord> records) {
    Map<String, PersonalKeys.Key> open =
        keys.open(
            records.stream()
                .map(AuditRecord::key)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    Map<String, Map<String, String>> found = new HashMap<>();
    for (AuditRecord record : records) {
      String id = record.key();
      byte[] sealed = record.sealed();
      PersonalKeys.Key key = id == null ? null : open.get(id);
      if (key != null && sealed != null) {
        String context = AuditTrail.context(record.id());
        found.put(record.id(), texts(JSON.readTree(Sealing.open(key.secret(), sealed, context))));
      }
    }
    return found;
  }

  /** The members of an object of texts. */
  static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.propertyStream().forEach(p -> texts.put(p.getKey(), p.getValue().asString()));
    return texts;
  }
}
