package dev.vestibule.ui.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The OpenAPI 3.1 document of the APIs that are switched on, merged from one YAML file each on
 * first use.
 *
 * <p>A file may hold five helpers beside OpenAPI's own members: {@code x-everywhere}, responses for
 * every operation of every file; {@code x-each-operation}, responses for every operation of its own
 * file; {@code x-each-response}, headers for every response of its own file; {@code
 * x-other-methods}, responses to methods that a path of that file has no operation for; {@code
 * x-unknown-path}, the response where no path fits. What follows settings is marked as {@link
 * Choices} reads it.
 */
public final class OpenApiDocument {
  private static final Set<String> OPERATIONS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch");

  /**
   * One file of the document.
   *
   * @param name the file's name below {@code openapi/}, without {@code .yaml}
   * @param words what stands for each placeholder in its names and texts, such as {@code $prefix}
   * @param switches the names that hold in {@code x-when}
   * @param profile what is added to the schemas with {@code x-profile}
   */
  public record Part(
      String name, Map<String, String> words, Set<String> switches, DeclaredFields profile) {
    public Part {
      words = Map.copyOf(words);
      switches = Set.copyOf(switches);
    }

    public Part(String name, Map<String, String> words, Set<String> switches) {
      this(name, words, switches, DeclaredFields.none());
    }

    /** This file with declared profile fields in its marked schemas. */
    public Part with(DeclaredFields fields) {
      return new Part(name, words, switches, fields);
    }

    /** A file that no setting changes. */
    public static Part of(String name) {
      return new Part(name, Map.of(), Set.of());
    }
  }

  private final List<Part> parts;
  private final String basePath;
  private final String version;
  private @Nullable ObjectNode merged;

  /**
   * @param parts the files; the first holds {@code openapi} and {@code info}
   * @param basePath the configured path in front of every route, or empty
   * @param version the product's version
   */
  public OpenApiDocument(List<Part> parts, String basePath, String version) {
    this.parts = List.copyOf(parts);
    this.basePath = basePath;
    this.version = version;
  }

  /** The document as JSON. Treat it as read-only. */
  public synchronized JsonNode tree() {
    ObjectNode known = merged;
    if (known == null) {
      known = merge();
      merged = known;
    }
    return known;
  }

  private ObjectNode merge() {
    YAMLMapper yaml = new YAMLMapper();
    ObjectNode whole = yaml.createObjectNode();
    for (Part part : parts) {
      add(whole, read(yaml, part));
    }
    whole.withObject("info").put("version", version);
    whole
        .putArray("servers")
        .addObject()
        .put("url", basePath.isEmpty() ? "/" : basePath)
        .put("x-internal", false);
    JsonNode everywhere = whole.remove("x-everywhere");
    if (everywhere != null) {
      whole.get("paths").forEach(path -> addEverywhere(path, everywhere));
    }
    return whole;
  }

  private static ObjectNode read(YAMLMapper yaml, Part part) {
    String resource = "/openapi/" + part.name() + ".yaml";
    try (InputStream in = OpenApiDocument.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      ObjectNode file = new Choices(part).made((ObjectNode) yaml.readTree(in));
      part.profile().addTo(file);
      JsonNode each = file.remove("x-each-operation");
      if (each != null) {
        file.path("paths").forEach(path -> addEverywhere(path, each));
      }
      JsonNode headers = file.remove("x-each-response");
      if (headers != null) {
        addHeaders(file, headers);
      }
      spreadOtherMethods(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  /** Adds headers to all responses below a node, those that are spelt out. */
  private static void addHeaders(JsonNode node, JsonNode headers) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      addHeaders(member.getValue(), headers);
      if (member.getKey().equals("responses")) {
        member
            .getValue()
            .forEach(response -> {
              if (!response.has("$ref")) {
                ObjectNode known = ((ObjectNode) response).withObject("headers");
                headers.properties().forEach(h -> known.putIfAbsent(h.getKey(), h.getValue()));
              }
            });
      }
    }
  }

  /** Puts the file's answers to other methods beside each path. */
  private static void spreadOtherMethods(ObjectNode file) {
    JsonNode others = file.remove("x-other-methods");
    if (others != null) {
      file.path("paths").forEach(path -> ((ObjectNode) path).set("x-other-methods", others));
    }
  }

  /** Adds objects member by member and lists item by item; the earlier file's values stay. */
  private static void add(ObjectNode whole, JsonNode more) {
    for (Map.Entry<String, JsonNode> member : more.properties()) {
      JsonNode old = whole.get(member.getKey());
      switch (member.getKey()) {
        case "paths",
            "webhooks",
            "schemas",
            "responses",
            "requestBodies",
            "parameters",
            "headers",
            "securitySchemes" ->
            addNew(whole.withObject(member.getKey()), member);
        case "components" -> add(whole.withObject("components"), member.getValue());
        case "tags" -> addTags(whole.withArray("tags"), member.getValue());
        default -> {
          if (old == null) {
            whole.set(member.getKey(), member.getValue());
          }
        }
      }
    }
  }

  /** A file that stands there twice brings its tags once. */
  private static void addTags(ArrayNode known, JsonNode more) {
    more.forEach(tag -> {
      if (known.valueStream().noneMatch(k -> k.get("name").equals(tag.get("name")))) {
        known.add(tag);
      }
    });
  }

  /** Mounts of one file have their security schemes in common. */
  private static void addNew(ObjectNode whole, Map.Entry<String, JsonNode> group) {
    for (Map.Entry<String, JsonNode> member : group.getValue().properties()) {
      boolean same =
          group.getKey().equals("securitySchemes")
              && member.getValue().equals(whole.get(member.getKey()));
      if (whole.has(member.getKey()) && !same) {
        throw new IllegalStateException(
            "two files of the document define " + group.getKey() + " " + member.getKey());
      }
      whole.set(member.getKey(), member.getValue());
    }
  }

  private static void addEverywhere(JsonNode path, JsonNode responses) {
    for (Map.Entry<String, JsonNode> member : path.properties()) {
      if (OPERATIONS.contains(member.getKey())) {
        ObjectNode known = ((ObjectNode) member.getValue()).withObject("responses");
        responses.properties().forEach(r -> known.putIfAbsent(r.getKey(), r.getValue()));
      }
    }
  }
}
