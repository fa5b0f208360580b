package dev.vestibule.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;

/** Replays recorded scenarios against a running server. */
public final class ContractReplay {
  private final ServerUnderTest server;
  private final Exchanges exchanges;
  private final ReplayReport report = new ReplayReport();

  public ContractReplay(ServerUnderTest server) {
    this.server = server;
    this.exchanges = new Exchanges(new CheckedClient(server.baseUrl(), server.document()));
  }

  /** A test for each public scenario of these areas, grouped by area, in the order of names. */
  public Stream<DynamicNode> tests(Set<String> areas) {
    Map<String, List<DynamicNode>> byArea = new LinkedHashMap<>();
    for (Scenario scenario : Scenario.ofAreas(areas)) {
      byArea
          .computeIfAbsent(scenario.area(), area -> new ArrayList<>())
          .add(DynamicTest.dynamicTest(scenario.name(), () -> check(scenario)));
    }
    return byArea.entrySet().stream()
        .map(area -> DynamicContainer.dynamicContainer(area.getKey(), area.getValue()));
  }

  /** The counts so far. */
  public ReplayReport report() {
    return report;
  }

  private void check(Scenario scenario) {
    List<Difference> failing = play(scenario).stream().filter(d -> !d.optional()).toList();
    assertThat(failing).as("differences from the recorded answers").isEmpty();
  }

  /** Runs the steps in order and tells every difference. */
  List<Difference> play(Scenario scenario) {
    Names names = new Names();
    names.put("base", server.baseUrl());
    List<Difference> all = new ArrayList<>();
    for (int i = 0; i < scenario.steps().size(); i++) {
      List<Difference> found = step(scenario, i, names);
      report.add(scenario, i, found);
      all.addAll(found);
    }
    return all;
  }

  private List<Difference> step(Scenario scenario, int i, Names names) {
    List<String> found;
    try {
      found = run(scenario, i, names);
    } catch (RuntimeException e) {
      found = List.of("the step could not run: " + e);
    }
    return found.stream().map(what -> Difference.of(scenario, i, what)).toList();
  }

  private List<String> run(Scenario scenario, int i, Names names) {
    JsonNode step = scenario.steps().get(i);
    if (step.has("setup")) {
      setUp(step.get("setup"), names);
      return List.of();
    } else if (step.has("mail")) {
      return mail(step.get("mail"), names);
    }
    forgetEarlierMail(scenario, i + 1, names);
    return exchanges.differences(step, names);
  }

  /** A mail that an earlier request caused must not count against a step that expects none. */
  private void forgetEarlierMail(Scenario scenario, int next, Names names) {
    if (next < scenario.steps().size()) {
      JsonNode mail = scenario.steps().get(next).path("mail");
      if (mail.path("none").asBoolean(false)) {
        server.mailbox().settled(names.fill(mail.get("to").asString()));
      }
    }
  }

  private void setUp(JsonNode setup, Names names) {
    if (setup.has("ensure_user")) {
      server.ensureUser().accept(names.fill(setup.get("ensure_user")));
    } else if (setup.has("make_token")) {
      String token = server.makeToken().apply(names.fill(setup.get("make_token")));
      names.put(setup.get("save").asString(), token);
    } else {
      setup
          .get("set")
          .properties()
          .forEach(value -> names.put(value.getKey(), names.fill(value.getValue())));
    }
  }

  private List<String> mail(JsonNode expected, Names names) {
    String to = names.fill(expected.get("to").asString());
    if (expected.path("none").asBoolean(false)) {
      List<String> came = server.mailbox().settled(to);
      return came.isEmpty() ? List.of() : List.of("no mail may come to " + to + ", got " + came);
    }
    String subject = expected.has("subject") ? expected.get("subject").asString() : null;
    return server
        .mailbox()
        .newest(to, subject)
        .map(mail -> capture(mail, expected.path("save"), names))
        .orElseGet(() -> List.of("no mail \"" + subject + "\" came to " + to));
  }

  private static List<String> capture(Mailbox.Mail mail, JsonNode save, Names names) {
    if (!save.isEmpty()) {
      Mailbox.Link link = mail.link();
      save.propertyStream()
          .forEach(field ->
              names.put(
                  field.getValue().asString(),
                  field.getKey().equals("uid") ? link.uid() : link.token()));
    }
    return List.of();
  }
}
