package dev.vestibule.dialect.v1.webhooks;

import dev.vestibule.core.events.EventType;
import dev.vestibule.core.webhooks.Endpoints;
import dev.vestibule.dialect.v1.frame.Findings;
import dev.vestibule.dialect.v1.frame.Input;
import dev.vestibule.dialect.v1.frame.Kinds;
import dev.vestibule.dialect.v1.frame.Shape;
import dev.vestibule.dialect.v1.frame.Text;
import dev.vestibule.dialect.v1.frame.Uuids;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What endpoints and replays are asked for with. */
final class WebhookShape {
  static final String URL = "url";
  static final String DESCRIPTION = "description";
  static final String EVENTS = "events";
  static final String WITH_ACCOUNT = "with_account";
  static final String ACTIVE = "active";
  static final String DELIVERY = "delivery";
  static final String SINCE = "since";
  static final String UNTIL = "until";
  static final String STATE = "state";

  private static final int LONGEST_URL = 2000;
  private static final int LONGEST_DESCRIPTION = 1000;
  private static final int MOST_EVENTS = 100;

  private WebhookShape() {}

  static Shape creation() {
    return rest(Shape.empty().required(URL, WebhookShape::url));
  }

  static Shape patch() {
    return rest(Shape.empty().optional(URL, WebhookShape::url));
  }

  private static Shape rest(Shape shape) {
    return shape
        .nullable(DESCRIPTION, Text.line(LONGEST_DESCRIPTION))
        .nullable(EVENTS, WebhookShape::events)
        .optional(WITH_ACCOUNT, Kinds.flag())
        .optional(ACTIVE, Kinds.flag());
  }

  static Shape replay() {
    return Shape.empty()
        .optional(
            DELIVERY, Text.filled(LONGEST_URL).fitting(it -> Uuids.read(it).isPresent(), "uuid"))
        .optional(SINCE, WebhookShape::moment)
        .optional(UNTIL, WebhookShape::moment)
        .optional(STATE, Text.oneOf("delivered", "failed"));
  }

  private static @Nullable Object url(JsonNode node, Findings findings) {
    Object text = Text.filled(LONGEST_URL).read(node, findings);
    if (!(text instanceof String written)) {
      return null;
    }
    try {
      return URI.create(written);
    } catch (IllegalArgumentException refused) {
      findings.add("url");
      return null;
    }
  }

  private static @Nullable Object events(JsonNode node, Findings findings) {
    if (!(node instanceof ArrayNode array) || array.size() > MOST_EVENTS) {
      findings.add("items", MOST_EVENTS);
      return null;
    }
    Set<String> words = new LinkedHashSet<>();
    for (int i = 0; i < array.size(); i++) {
      String word = array.get(i).asString("");
      if (EventType.ofWord(word).isEmpty()) {
        findings.at(Integer.toString(i)).add("event");
      }
      words.add(word);
    }
    return words;
  }

  private static @Nullable Object moment(JsonNode node, Findings findings) {
    try {
      return OffsetDateTime.parse(node.asString("")).toInstant();
    } catch (DateTimeException refused) {
      findings.add("moment");
      return null;
    }
  }

  /** What a patch makes of the present wishes. */
  static Endpoints.Wishes patched(Input input, Endpoints.Wishes present) {
    return new Endpoints.Wishes(
        url(input).orElse(present.url()),
        input.patched(DESCRIPTION).orElse(present.description()),
        input.values().containsKey(EVENTS) ? events(input) : present.types(),
        flag(input, WITH_ACCOUNT, present.withAccount()),
        flag(input, ACTIVE, present.active()));
  }

  static Endpoints.Wishes wishes(Input input) {
    return new Endpoints.Wishes(
        url(input).orElseThrow(),
        input.text(DESCRIPTION).orElse(""),
        events(input),
        flag(input, WITH_ACCOUNT, true),
        flag(input, ACTIVE, true));
  }

  private static Optional<URI> url(Input input) {
    return input.values().get(URL) instanceof URI url ? Optional.of(url) : Optional.empty();
  }

  static Optional<Instant> moment(Input input, String name) {
    return input.values().get(name) instanceof Instant moment
        ? Optional.of(moment)
        : Optional.empty();
  }

  private static Set<String> events(Input input) {
    Set<String> words = new LinkedHashSet<>();
    if (input.values().get(EVENTS) instanceof Set<?> chosen) {
      chosen.forEach(word -> words.add((String) word));
    }
    return words;
  }

  private static boolean flag(Input input, String name, boolean otherwise) {
    return input.values().get(name) instanceof Boolean given ? given : otherwise;
  }
}
