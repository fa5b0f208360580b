package dev.vestibule.ui.inbox;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.mail.InboxMessages;
import dev.vestibule.platform.mail.InboxMessages.Message;
import dev.vestibule.platform.mail.InboxMessages.Search;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Mailpit's JSON API, version 1, as far as test clients use it: list, search, read, delete. */
final class MailpitApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final int PAGE = 50;
  private static final int LARGEST_PAGE = 1000;
  private static final int LARGEST_BODY = 1 << 20;

  private final InboxMessages messages;
  private final InstantSource clock;
  private final Instant started;

  MailpitApi(InboxMessages messages, InstantSource clock) {
    this.messages = messages;
    this.clock = clock;
    this.started = clock.instant();
  }

  List<Route> routes() {
    String api = "/inbox/api/v1";
    return List.of(
        Route.of(
            api + "/messages",
            Map.of("GET", this::list, "PUT", this::mark, "DELETE", this::delete)),
        Route.of(api + "/search", Map.of("GET", this::search, "DELETE", this::deleteFound)),
        Route.get(api + "/message/{ID}", r -> one(r, this::read)),
        Route.get(api + "/message/{ID}/headers", r -> one(r, m -> json(MailpitJson.headers(m)))),
        Route.get(api + "/message/{ID}/raw", r -> one(r, m -> raw(r, m))),
        Route.get(api + "/info", r -> info()));
  }

  private Answer list(Request request) {
    return page(request, Search.everything());
  }

  private Answer search(Request request) {
    String query = query(request);
    return query.isEmpty() ? refused("no search query") : page(request, Queries.parse(query));
  }

  private Answer page(Request request, Search search) {
    int start = number(request, "start", 0);
    int limit = Math.min(number(request, "limit", PAGE), LARGEST_PAGE);
    List<Message> page = messages.page(search, start, limit == 0 ? PAGE : limit);
    InboxMessages.Totals all = messages.totals(Search.everything());
    InboxMessages.Totals found = messages.totals(search);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("total", all.all());
    body.put("unread", all.unread());
    body.put("count", page.size());
    body.put("messages_count", found.all());
    body.put("messages_unread", found.unread());
    body.put("start", start);
    body.put("tags", List.of());
    body.put("messages", page.stream().map(MailpitJson::summary).toList());
    return json(body);
  }

  private Answer read(Message message) {
    messages.mark(List.of(message.id()), true);
    return json(MailpitJson.whole(message));
  }

  private static Answer raw(Request request, Message message) {
    Answer answer = Answer.bytes(200, TEXT, MailpitJson.source(message));
    return request.queryParameter("dl").filter("1"::equals).isEmpty()
        ? answer
        : answer.with("Content-Disposition", "attachment; filename=\"" + message.id() + ".eml\"");
  }

  private Answer mark(Request request) {
    JsonNode body;
    try {
      body = JSON.readTree(bytes(request));
    } catch (JacksonException e) {
      return refused("the body is not JSON");
    }
    boolean read = MailpitJson.member(body, "Read").asBoolean(false);
    String search = MailpitJson.member(body, "Search").asString("");
    List<Long> ids = ids(body);
    if (!ids.isEmpty() && !search.isEmpty()) {
      return refused("You may specify either IDs or a search query, not both");
    }
    if (ids.isEmpty()) {
      messages.mark(Queries.parse(search), read);
    } else {
      messages.mark(ids, read);
    }
    return ok();
  }

  /** As Mailpit does: without IDs, or without a body that can be read, everything goes. */
  private Answer delete(Request request) {
    List<Long> ids;
    try {
      ids = ids(JSON.readTree(bytes(request)));
    } catch (JacksonException e) {
      ids = List.of();
    }
    if (ids.isEmpty()) {
      messages.delete(Search.everything());
    } else {
      messages.delete(ids);
    }
    return ok();
  }

  private Answer deleteFound(Request request) {
    String query = query(request);
    if (query.isEmpty()) {
      return refused("no search query");
    }
    messages.delete(Queries.parse(query));
    return ok();
  }

  private Answer info() {
    InboxMessages.Totals totals = messages.totals(Search.everything());
    Runtime runtime = Runtime.getRuntime();
    Map<String, Object> stats = new LinkedHashMap<>();
    stats.put("Uptime", Duration.between(started, clock.instant()).toSeconds());
    stats.put("Memory", runtime.totalMemory() - runtime.freeMemory());
    for (String name :
        List.of(
            "MessagesDeleted", "SMTPAccepted", "SMTPAcceptedSize", "SMTPRejected", "SMTPIgnored")) {
      stats.put(name, 0);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("Version", "vestibule");
    body.put("LatestVersion", "disabled");
    body.put("Database", "");
    body.put("DatabaseSize", 0);
    body.put("Messages", totals.all());
    body.put("Unread", totals.unread());
    body.put("Tags", Map.of());
    body.put("RuntimeStats", stats);
    return json(body);
  }

  private Answer one(Request request, Function<Message, Answer> answer) {
    return find(request.parameter("ID"))
        .map(answer)
        .orElseGet(() -> Answer.text(404, TEXT, "404 page not found\n"));
  }

  private Optional<Message> find(String id) {
    if (id.equals("latest")) {
      return messages.page(Search.everything(), 0, 1).stream().findFirst();
    }
    return MailpitJson.id(id).flatMap(messages::find);
  }

  private static List<Long> ids(JsonNode body) {
    List<Long> ids = new ArrayList<>();
    for (JsonNode id : MailpitJson.member(body, "IDs")) {
      // What is no id of ours matches nothing.
      ids.add(MailpitJson.id(id.asString("")).orElse(-1L));
    }
    return ids;
  }

  private static String query(Request request) {
    return request.queryParameter("query").orElse("").strip();
  }

  private static int number(Request request, String name, int otherwise) {
    try {
      return request
          .queryParameter(name)
          .map(Integer::valueOf)
          .filter(n -> n >= 0)
          .orElse(otherwise);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private static byte[] bytes(Request request) {
    try {
      return request.body().readNBytes(LARGEST_BODY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer json(Object body) {
    return Answer.bytes(200, Answer.JSON, JSON.writeValueAsBytes(body));
  }

  private static Answer ok() {
    return Answer.text(200, TEXT, "ok");
  }

  private static Answer refused(String why) {
    return Answer.text(400, TEXT, "Error: " + why);
  }
}
