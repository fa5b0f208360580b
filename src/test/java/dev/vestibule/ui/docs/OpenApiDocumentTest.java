package dev.vestibule.ui.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.contract.DocumentedRoutes;
import dev.vestibule.contract.OpenApiCheck;
import dev.vestibule.contract.TestDocument;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.docs.OpenApiDocument.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiDocumentTest {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private final JsonNode document = TestDocument.whole();
  private final OpenApiCheck check = new OpenApiCheck(document);

  @Test
  void saysWhatItIs() {
    assertThat(document.get("openapi").asString()).startsWith("3.1.");
    assertThat(document.at("/info/title").asString()).isEqualTo("Vestibule");
    assertThat(document.at("/info/version").asString()).matches("development|\\d+\\.\\d+\\.\\d+.*");
    assertThat(document.at("/servers/0/url").asString()).isEqualTo("/");
    assertThat(document.propertyNames())
        .isSubsetOf(
            "openapi",
            "info",
            "servers",
            "tags",
            "paths",
            "webhooks",
            "components",
            "x-unknown-path");
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    Set<String> broken = new TreeSet<>();
    walk(
        "",
        document,
        (at, node) -> {
          if (node.path("$ref").isString()) {
            String target = node.get("$ref").asString();
            if (!target.startsWith("#/") || document.at(target.substring(1)).isMissingNode()) {
              broken.add(at + " -> " + target);
            }
          }
        });
    assertThat(broken).isEmpty();
  }

  @Test
  void everyComponentIsUsed() {
    Set<String> used = new HashSet<>();
    walk("", document, (at, node) -> used.add(node.path("$ref").asString("")));
    List<String> idle = new ArrayList<>();
    for (String kind : List.of("schemas", "responses", "requestBodies", "parameters", "headers")) {
      for (String name : document.at("/components/" + kind).propertyNames()) {
        if (!used.contains("#/components/" + kind + "/" + name)) {
          idle.add(kind + "/" + name);
        }
      }
    }
    assertThat(idle).isEmpty();
  }

  @Test
  void everyOperationIsDescribed() {
    Set<String> names = new HashSet<>();
    Set<String> tags = new HashSet<>();
    document.get("tags").forEach(tag -> tags.add(tag.get("name").asString()));
    operations((at, operation) -> {
      assertThat(names.add(operation.path("operationId").asString(""))).as(at).isTrue();
      assertThat(operation.path("summary").asString("")).as(at).isNotBlank();
      assertThat(operation.path("tags").isEmpty()).as(at).isFalse();
      operation.path("tags").forEach(t -> assertThat(tags).as(at).contains(t.asString()));
      Set<String> statuses = new TreeSet<>(operation.get("responses").propertyNames());
      assertThat(statuses).as(at).anyMatch(s -> s.matches("2..|303"));
      assertThat(statuses).as(at).allMatch(s -> s.matches("[2-5]\\d\\d"));
      if (operation.has("requestBody")) {
        assertThat(own(operation)).as(at).anyMatch(s -> s.startsWith("4"));
      }
    });
  }

  /** The responses that the operation has of itself, beside those that every operation has. */
  private static Set<String> own(JsonNode operation) {
    Set<String> own = new TreeSet<>();
    operation
        .get("responses")
        .properties()
        .forEach(r -> {
          if (!r.getValue().path("$ref").asString("").endsWith("/Unreadable")) {
            own.add(r.getKey());
          }
        });
    own.removeAll(Set.of("413", "500", "503"));
    return own;
  }

  @Test
  void everyParameterOfAPathIsDeclared() {
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      Set<String> wanted = new TreeSet<>();
      Pattern.compile("\\{([^}]*)}")
          .matcher(path.getKey())
          .results()
          .forEach(m -> wanted.add(m.group(1)));
      for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
        if (METHODS.contains(member.getKey())) {
          Set<String> declared = declared(path.getValue());
          declared.addAll(declared(member.getValue()));
          assertThat(declared).as(path.getKey()).isEqualTo(wanted);
        }
      }
    }
  }

  private Set<String> declared(JsonNode holder) {
    Set<String> names = new TreeSet<>();
    for (JsonNode parameter : holder.path("parameters")) {
      JsonNode target = resolve(parameter);
      if (target.path("in").asString("").equals("path")) {
        assertThat(target.path("required").asBoolean(false)).isTrue();
        names.add(target.get("name").asString());
      }
    }
    return names;
  }

  @Test
  void securitySchemesExist() {
    Set<String> known = new HashSet<>(document.at("/components/securitySchemes").propertyNames());
    assertThat(known)
        .containsExactlyInAnyOrder(
            "bearer",
            "token",
            "api_key",
            "basic",
            "session",
            "csrf",
            "access",
            "verify",
            "service",
            "client",
            "operator");
    operations((at, operation) ->
        operation
            .path("security")
            .forEach(choice -> assertThat(known).as(at).containsAll(choice.propertyNames())));
  }

  @Test
  void examplesFitTheirSchemas() {
    List<String> problems = new ArrayList<>();
    walk(
        "",
        document,
        (at, node) -> {
          boolean isSchema = node.has("type") || node.has("properties");
          if (isSchema && node.path("examples").isArray()) {
            node.get("examples").forEach(e -> fit(at, node, e, problems));
          } else if (node.has("schema") && node.has("example")) {
            fit(at, node.get("schema"), node.get("example"), problems);
          }
        });
    assertThat(problems).isEmpty();
  }

  private void fit(String at, JsonNode schema, JsonNode example, List<String> problems) {
    check.schemaProblems(schema, example).forEach(p -> problems.add(at + ": " + p));
  }

  @Test
  void everySchemaOfABodyHasAnExample() {
    List<String> without = new ArrayList<>();
    document
        .at("/components/requestBodies")
        .properties()
        .forEach(body ->
            body.getValue()
                .get("content")
                .forEach(type -> {
                  if (resolve(type.get("schema")).path("examples").isEmpty()) {
                    without.add(body.getKey());
                  }
                }));
    assertThat(without).isEmpty();
  }

  @Test
  void prefixAndBasePathComeFromTheSettings() {
    JsonNode moved =
        TestDocument.whole("--dialects-djoser-prefix=/api/v1", "--server-base-path=/accounts");
    assertThat(moved.get("paths").has("/api/v1/users/me/")).isTrue();
    assertThat(moved.get("paths").has("/auth/users/me/")).isFalse();
    assertThat(moved.at("/servers/0/url").asString()).isEqualTo("/accounts");
  }

  @Test
  void anAcceptedRequestHasToFit() {
    String path = "/auth/jwt/create/";
    String json = "application/json";
    String good = "{\"username\":\"ada\",\"password\":\"x\"}";
    assertThat(check.requestProblems("POST", path, 200, json, good)).isEmpty();
    assertThat(check.requestProblems("POST", path, 200, json, "{\"password\":\"x\"}"))
        .singleElement()
        .asString()
        .contains("username");
    assertThat(check.requestProblems("POST", path, 400, json, "{}")).isEmpty();
  }

  @Test
  void twoFilesCannotDefineTheSame() {
    OpenApiDocument twice =
        new OpenApiDocument(List.of(Part.of("server"), Part.of("server")), "", "1");
    assertThatThrownBy(twice::tree).hasMessageContaining("two files of the document define");
  }

  @Test
  void aRouteThatOnlyOneSideHasIsFound() {
    JsonNode server = new OpenApiDocument(List.of(Part.of("server")), "", "1").tree();
    Handler nothing = request -> Answer.empty(204);
    List<Route> routes =
        List.of(Route.get("/api/docs/", nothing), new Route("/media/{x}", List.of("PUT"), nothing));
    assertThat(DocumentedRoutes.differences(routes, server))
        .contains("PUT /media/{} is not documented", "GET /media/avatars/{} is not served")
        .noneMatch(difference -> difference.contains("/api/docs/ "));
  }

  private void operations(BiConsumer<String, JsonNode> each) {
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(member -> {
                  if (METHODS.contains(member.getKey())) {
                    each.accept(member.getKey() + " " + path.getKey(), member.getValue());
                  }
                }));
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
  }

  private static void walk(String at, JsonNode node, BiConsumer<String, JsonNode> each) {
    each.accept(at, node);
    node.properties().forEach(m -> walk(at + "/" + m.getKey(), m.getValue(), each));
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        walk(at + "/" + i, node.get(i), each);
      }
    }
  }
}
