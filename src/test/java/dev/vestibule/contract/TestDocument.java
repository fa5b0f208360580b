package dev.vestibule.contract;

import dev.vestibule.TestServer;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document of a development server. */
public final class TestDocument {
  private TestDocument() {}

  /** The document with these settings, given as flags, beside the default ones. */
  public static JsonNode whole(String... flags) {
    return TestServer.documentWith(flags);
  }
}
