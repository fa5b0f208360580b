package dev.vestibule.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Replays what real servers answered, against ours, over HTTP. */
class RecordedContractTest {
  private static TestServer server;
  private static ContractReplay replay;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
    replay =
        new ContractReplay(
            new ServerUnderTest(
                server.baseUrl(),
                server::ensureUser,
                server::makeToken,
                new Mailbox(server.baseUrl(), server::pendingMails),
                server.document()));
  }

  @AfterAll
  static void stop() {
    replay.report().write();
    server.close();
  }

  @TestFactory
  Stream<DynamicNode> recorded() {
    return replay.tests(Scenario.SERVED_AREAS);
  }

  @Test
  void everyRouteIsDocumentedAndEveryDocumentedRouteIsThere() {
    assertThat(DocumentedRoutes.differences(server.routes(), server.document())).isEmpty();
  }
}
