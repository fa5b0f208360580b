package dev.vestibule.dialect.v1.frame;

import dev.vestibule.core.rights.Permission;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What members of these bodies hold beside text. */
public final class Kinds {
  private static final int MOST_ITEMS = 100;

  private Kinds() {}

  /** True or false. */
  public static Kind flag() {
    return (node, findings) -> {
      if (!node.isBoolean()) {
        findings.add("boolean");
        return null;
      }
      return node.booleanValue();
    };
  }

  /** A set of identifiers. */
  public static Kind uuids() {
    return (node, findings) -> set(node, findings, "uuid", Uuids::read);
  }

  /** A set of permissions by their words. */
  public static Kind permissions() {
    return (node, findings) -> set(node, findings, "permission", Permission::ofWord);
  }

  private static <T> @Nullable Set<T> set(
      JsonNode node, Findings findings, String code, Function<String, Optional<T>> reading) {
    if (!(node instanceof ArrayNode array) || array.size() > MOST_ITEMS) {
      findings.add("items", MOST_ITEMS);
      return null;
    }
    Set<T> items = new LinkedHashSet<>();
    for (int i = 0; i < array.size(); i++) {
      JsonNode item = array.get(i);
      Optional<T> read = item.isString() ? reading.apply(item.stringValue()) : Optional.<T>empty();
      if (read.isEmpty()) {
        findings.at(Integer.toString(i)).add(code);
      }
      read.ifPresent(items::add);
    }
    return items;
  }
}
