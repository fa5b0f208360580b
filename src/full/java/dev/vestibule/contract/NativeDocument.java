package dev.vestibule.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The native API's part of an OpenAPI document, with what that refers to and nothing else. */
final class NativeDocument {
  private final JsonNode components;
  private final Set<String> used = new HashSet<>();

  private NativeDocument(JsonNode components) {
    this.components = components;
  }

  static ObjectNode of(JsonNode whole, String prefix) {
    ObjectNode part = (ObjectNode) whole.deepCopy();
    ObjectNode paths = (ObjectNode) part.get("paths");
    List.copyOf(paths.propertyNames()).stream()
        .filter(path -> !path.startsWith(prefix + "/"))
        .forEach(paths::remove);
    part.remove("x-unknown-path");
    paths.forEach(path -> ((ObjectNode) path).remove("x-other-methods"));
    NativeDocument document = new NativeDocument(part.get("components"));
    document.follow(paths);
    document.follow(part.get("webhooks"));
    document.prune();
    return part;
  }

  private void follow(JsonNode node) {
    node.propertyStream()
        .filter(member -> member.getKey().equals("security"))
        .flatMap(member -> member.getValue().valueStream())
        .flatMap(one -> one.propertyNames().stream())
        .forEach(scheme -> used.add("/securitySchemes/" + scheme));
    if (node.has("$ref")) {
      String component = node.get("$ref").asString().substring("#/components".length());
      if (used.add(component)) {
        follow(components.at(component));
      }
    }
    node.forEach(this::follow);
  }

  private void prune() {
    for (String kind : List.copyOf(components.propertyNames())) {
      ObjectNode all = (ObjectNode) components.get(kind);
      List.copyOf(all.propertyNames()).stream()
          .filter(name -> !used.contains("/" + kind + "/" + name))
          .forEach(all::remove);
    }
  }
}
