package dev.vestibule.contract;

import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What a replay needs of a running server.
 *
 * @param baseUrl its address, without a closing slash
 * @param ensureUser creates or updates an account as an {@code ensure_user} step says
 * @param makeToken makes the token that a {@code make_token} step asks for
 * @param mailbox reads the mails that it sent
 * @param document its OpenAPI document
 */
public record ServerUnderTest(
    String baseUrl,
    Consumer<JsonNode> ensureUser,
    Function<JsonNode, String> makeToken,
    Mailbox mailbox,
    JsonNode document) {}
