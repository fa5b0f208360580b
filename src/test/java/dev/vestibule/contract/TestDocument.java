package dev.vestibule.contract;

import dev.vestibule.ui.docs.OpenApiDocument;
import dev.vestibule.ui.docs.OpenApiDocument.Part;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document of a development server with default settings. */
public final class TestDocument {
  private TestDocument() {}

  public static JsonNode whole() {
    return new OpenApiDocument(
            List.of(
                Part.of("server"), Part.of("inbox"), Part.of("drf"), new Part("djoser", "/auth")),
            "",
            "0.1.0")
        .tree();
  }
}
