package dev.vestibule.dialect.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the document says of every operation of the native API. */
class DocumentedOperationsTest {
  private static final JsonNode DOCUMENT = TestServer.documentWith();

  private static Stream<JsonNode> operations() {
    return DOCUMENT
        .get("paths")
        .propertyStream()
        .filter(path -> path.getKey().startsWith("/api/v1/"))
        .flatMap(path -> path.getValue().valueStream())
        .filter(operation -> operation.has("operationId"));
  }

  private static JsonNode resolved(JsonNode node) {
    JsonNode found = node;
    while (found.has("$ref")) {
      found = DOCUMENT.at(found.get("$ref").asString().substring(1));
    }
    return found;
  }

  @Test
  void everyOperationIsDescribed() {
    assertThat(operations())
        .hasSizeGreaterThan(45)
        .allSatisfy(operation -> {
          String id = operation.get("operationId").asString();
          assertThat(operation.path("summary").asString("")).as(id).isNotBlank();
          assertThat(operation.path("description").asString("")).as(id).isNotBlank();
          assertThat(operation.path("tags")).as(id).hasSize(1);
          assertThat(operation.path("security")).as(id).isNotEmpty();
        });
  }

  @Test
  void everyBodyHasAnExample() {
    List<String> bare = new ArrayList<>();
    operations()
        .forEach(operation -> {
          String id = operation.get("operationId").asString();
          bodies(resolved(operation.path("requestBody")), id + " takes", bare);
          operation
              .get("responses")
              .propertyStream()
              .forEach(
                  answer -> bodies(resolved(answer.getValue()), id + " " + answer.getKey(), bare));
        });
    assertThat(bare).isEmpty();
  }

  private static void bodies(JsonNode holder, String what, List<String> bare) {
    holder
        .path("content")
        .propertyStream()
        .filter(body -> !exemplified(body.getValue()))
        .forEach(body -> bare.add(what + " " + body.getKey()));
  }

  private static boolean exemplified(JsonNode body) {
    JsonNode schema = resolved(body.path("schema"));
    return body.has("example")
        || body.has("examples")
        || schema.has("example")
        || schema.has("examples")
        || schema.path("format").asString("").equals("binary");
  }

  @Test
  void everyOperationNamesWhatAnySuchRequestCanRunInto() {
    assertThat(operations())
        .allSatisfy(operation -> {
          String id = operation.get("operationId").asString();
          JsonNode answers = operation.get("responses");
          List<String> always = List.of("400", "406", "413", "429", "500", "503");
          assertThat(answers.propertyNames()).as(id).containsAll(always);
          if (operation.get("security").valueStream().noneMatch(JsonNode::isEmpty)) {
            assertThat(answers.propertyNames()).as(id).contains("401", "403");
          }
          if (operation.has("requestBody")) {
            assertThat(answers.propertyNames()).as(id).contains("415");
          }
        });
  }
}
