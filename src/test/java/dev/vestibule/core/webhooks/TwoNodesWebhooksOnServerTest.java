package dev.vestibule.core.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.House;
import dev.vestibule.TestDatabase;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.events.Actor;
import dev.vestibule.core.events.EventType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two nodes tell one receiver, who refuses the first message about each account. */
class TwoNodesWebhooksOnServerTest {
  private static final int ACCOUNTS = 4;
  private static final int EVENTS = 10;

  @Test
  void theOrderOfEachAccountIsKept() throws Exception {
    Path data = Files.createTempDirectory("vestibule-nodes");
    Map<String, String> settings = new HashMap<>(WebhookTrials.SETTINGS);
    settings.put("database.url", TestDatabase.empty());
    List<TestServer> nodes =
        Visitor.atOnce(2, () -> TestServer.on(data, settings, InstantSource.system()));
    try (Receiver receiver = new Receiver()) {
      Set<String> refused = ConcurrentHashMap.newKeySet();
      receiver.answering(message -> refused.add(message.account()) ? 503 : 200);
      nodes
          .getFirst()
          .house()
          .hooks
          .manage
          .create(
              new Endpoints.Wishes(
                  URI.create(receiver.url()), "", Set.of("account.updated"), false, true));
      AtomicInteger next = new AtomicInteger();
      List<UUID> accounts =
          Visitor.atOnce(ACCOUNTS, () -> tellOnBoth(nodes, next.getAndIncrement()));
      receiver.await(ACCOUNTS * (EVENTS + 1), _ -> true);
      for (UUID account : accounts) {
        List<String> told =
            receiver.of(message -> message.account().equals(account.toString())).stream()
                .map(message -> message.json().at("/data/details/fields").asString())
                .toList();
        assertThat(told).isSorted().hasSize(EVENTS + 1);
        assertThat(told.stream().distinct()).hasSize(EVENTS);
      }
    } finally {
      nodes.getFirst().stop();
      nodes.getLast().close();
    }
  }

  private static UUID tellOnBoth(List<TestServer> nodes, int first) {
    UUID account = UUID.randomUUID();
    for (int i = 0; i < EVENTS; i++) {
      House house = nodes.get((first + i) % 2).house();
      Map<String, String> facts = Map.of("fields", "f" + i);
      house.database.write(tx -> {
        house.auditing.events.happened(
            tx, EventType.ACCOUNT_UPDATED, Optional.of(account), new Actor.Server(), facts);
        return true;
      });
    }
    return account;
  }
}
