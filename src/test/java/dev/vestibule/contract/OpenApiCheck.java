package dev.vestibule.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds an exchange against the OpenAPI document. */
public final class OpenApiCheck {
  private final JsonNode document;
  private final String basePath;
  private final List<Template> templates;
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          b ->
              b.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  public OpenApiCheck(JsonNode document) {
    this.document = document;
    this.basePath = document.at("/servers/0/url").asString("").replaceFirst("/$", "");
    this.templates =
        document
            .get("paths")
            .propertyStream()
            .map(path -> Template.of(path.getKey(), path.getValue()))
            .sorted(Comparator.comparingInt(Template::parameters))
            .toList();
  }

  /**
   * What the exchange and the document disagree about; empty when they agree.
   *
   * @param path as sent, with or without a query
   * @param headers the answer's headers
   * @param body the answer's body as text
   */
  public List<String> problems(
      String method, String path, int status, Map<String, List<String>> headers, String body) {
    Optional<JsonNode> item = item(path);
    JsonNode responses = item.map(found -> responses(found, method)).orElseGet(() -> unknownPath());
    JsonNode response = resolve(responses.path(String.valueOf(status)));
    String what = method + " " + path + " " + status + ": ";
    if (response.isMissingNode()) {
      String reason = item.isPresent() ? "this status is not documented" : "no such path";
      return List.of(what + reason);
    }
    List<String> found = new ArrayList<>(headerProblems(response, headers));
    found.addAll(bodyProblems(response, method, contentType(headers), body));
    return found.stream().map(what::concat).toList();
  }

  /**
   * What a request that was accepted and the document disagree about; empty when they agree. Bodies
   * other than JSON and requests that were refused are not looked at.
   *
   * @param status the answer's
   * @param contentType the request's, or empty
   */
  public List<String> requestProblems(
      String method, String path, int status, String contentType, String body) {
    JsonNode operation =
        item(path)
            .map(item -> item.path(method.toLowerCase(Locale.ROOT)))
            .orElseGet(MissingNode::getInstance);
    JsonNode content = resolve(operation.path("requestBody")).path("content");
    JsonNode schema = content.path(mediaType(contentType)).path("schema");
    boolean looked = status / 100 == 2 && !body.isEmpty() && !schema.isMissingNode();
    return looked && isJson(mediaType(contentType))
        ? acceptedProblems(schema, Scenario.JSON.readTree(body)).stream()
            .map((method + " " + path + " accepted a body that is not documented: ")::concat)
            .toList()
        : List.of();
  }

  private List<String> acceptedProblems(JsonNode schema, JsonNode body) {
    List<String> asSent = schemaProblems(schema, body);
    return asSent.isEmpty() ? asSent : schemaProblems(schema, asText(body));
  }

  /** REST framework takes a number as its text; the document asks for the text. */
  private static JsonNode asText(JsonNode body) {
    JsonNode made = body.deepCopy();
    body.propertyStream()
        .filter(member -> member.getValue().isNumber())
        .forEach(m -> ((ObjectNode) made).put(m.getKey(), m.getValue().asString()));
    return made;
  }

  private Optional<JsonNode> item(String path) {
    String bare = path.replaceFirst("[?#].*", "");
    if (!bare.startsWith(basePath)) {
      return Optional.empty();
    }
    String inside = bare.substring(basePath.length());
    return templates.stream()
        .filter(template -> template.pattern().matcher(inside).matches())
        .map(Template::item)
        .findFirst();
  }

  private JsonNode unknownPath() {
    ObjectNode responses = Scenario.JSON.createObjectNode();
    responses.set("404", document.path("x-unknown-path"));
    return responses;
  }

  private static JsonNode responses(JsonNode item, String method) {
    String name = method.toLowerCase(Locale.ROOT);
    JsonNode operation = item.path(name.equals("head") ? "get" : name);
    return operation.isMissingNode() ? item.path("x-other-methods") : operation.path("responses");
  }

  private List<String> headerProblems(JsonNode response, Map<String, List<String>> headers) {
    return response
        .path("headers")
        .propertyStream()
        .filter(header -> resolve(header.getValue()).path("required").asBoolean(false))
        .map(Map.Entry::getKey)
        .filter(name -> headers.keySet().stream().noneMatch(name::equalsIgnoreCase))
        .map(name -> "the header " + name + " is missing")
        .toList();
  }

  private List<String> bodyProblems(
      JsonNode response, String method, String contentType, String body) {
    JsonNode content = response.path("content");
    if (body.isEmpty() && (method.equals("HEAD") || content.isMissingNode())) {
      return List.of();
    } else if (content.isMissingNode()) {
      return List.of("no body is documented, got " + shortened(body));
    }
    String type = mediaType(contentType);
    if (!content.has(type)) {
      return List.of("the media type " + type + " is not documented");
    }
    JsonNode schema = content.get(type).path("schema");
    boolean json = isJson(type);
    return json && !schema.isMissingNode() ? schemaProblems(schema, body) : List.of();
  }

  private List<String> schemaProblems(JsonNode schema, String body) {
    try {
      return schemaProblems(schema, Scenario.JSON.readTree(body));
    } catch (JacksonException e) {
      return List.of("the body is not JSON: " + shortened(body));
    }
  }

  /** Where a value breaks a schema of the document. */
  public List<String> schemaProblems(JsonNode schema, JsonNode value) {
    return schemas.computeIfAbsent(schema, this::compiled).validate(value).stream()
        .map(error -> error.toString())
        .toList();
  }

  /**
   * References point into the document, so its schemas come along under {@code $defs}. The
   * library's own rule for addresses refuses the reserved domains that tests use (RFC 2606).
   */
  private Schema compiled(JsonNode schema) {
    ObjectNode whole = Scenario.JSON.createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("$defs", document.at("/components/schemas"));
    String text =
        whole
            .toString()
            .replace("\"#/components/schemas/", "\"#/$defs/")
            .replace("\"format\":\"email\"", "\"pattern\":\"^\\\\s*[^@\\\\s]+@[^@\\\\s]+\\\\s*$\"");
    return registry.getSchema(Scenario.JSON.readTree(text));
  }

  private JsonNode resolve(JsonNode node) {
    JsonNode at = node;
    while (at.has("$ref")) {
      at = document.at(at.get("$ref").asString().substring(1));
    }
    return at;
  }

  private static String contentType(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
        .flatMap(header -> header.getValue().stream())
        .findFirst()
        .orElse("");
  }

  private static String mediaType(String contentType) {
    return contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isJson(String mediaType) {
    return mediaType.equals("application/json") || mediaType.endsWith("+json");
  }

  private static String shortened(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }

  private record Template(Pattern pattern, int parameters, JsonNode item) {
    static Template of(String path, JsonNode item) {
      String bare = path.replaceFirst("/$", "");
      StringBuilder pattern = new StringBuilder();
      int parameters = 0;
      for (String word : Stream.of(bare.split("/")).skip(1).toList()) {
        boolean open = word.startsWith("{");
        parameters += open ? 1 : 0;
        pattern.append('/').append(open ? "[^/]+" : Pattern.quote(word));
      }
      pattern.append(path.endsWith("/") ? "/?" : "");
      return new Template(Pattern.compile(pattern.toString()), parameters, item);
    }
  }
}
