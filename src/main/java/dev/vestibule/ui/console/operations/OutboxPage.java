package dev.vestibule.ui.console.operations;

import dev.vestibule.core.notifications.Channel;
import dev.vestibule.core.notifications.MessageState;
import dev.vestibule.core.notifications.OutboxItem;
import dev.vestibule.core.notifications.OutboxPages;
import dev.vestibule.core.notifications.RetryMessages;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.console.Clerk;
import dev.vestibule.ui.console.ConsoleFrame;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /console/outbox/}: mails and text messages, without what they say. */
final class OutboxPage {
  static final String PATH = "/console/outbox/";
  private static final int LONG = 50;

  private final ConsoleFrame frame;
  private final Database database;
  private final RetryMessages retry;
  private final Clocks clocks;

  OutboxPage(ConsoleFrame frame, Database database, RetryMessages retry, Clocks clocks) {
    this.frame = frame;
    this.database = database;
    this.retry = retry;
    this.clocks = clocks;
  }

  List<Route> routes() {
    return List.of(
        frame.page(PATH, Permission.SYSTEM_READ, this::list),
        frame.page(PATH + "retries/", Permission.SYSTEM_MANAGE, this::askAll, this::retryAll),
        frame.page(PATH + "{id}/", Permission.SYSTEM_READ, this::one),
        frame.page(PATH + "{id}/retry/", Permission.SYSTEM_MANAGE, this::askOne, this::retryOne));
  }

  private Answer list(Clerk clerk) {
    Optional<MessageState> state = MessageState.ofWord(clerk.asked("state"));
    Optional<Channel> channel = Channel.ofWord(clerk.asked("channel"));
    Optional<OutboxPages.Position> after = position(clerk.asked("after"));
    List<OutboxItem> found =
        database.read(
            sql -> OutboxPages.page(sql, new OutboxPages.Filter(state, channel), after, LONG + 1));
    boolean more = found.size() > LONG;
    List<OutboxItem> shown = more ? found.subList(0, LONG) : found;
    return frame.show(
        clerk,
        200,
        "console/operations/outbox",
        Map.of(
            "items", shown,
            "state", state.map(MessageState::word).orElse(""),
            "channel", channel.map(Channel::stored).orElse(""),
            "counts", database.read(OutboxPages::counts),
            "first", after.isEmpty(),
            "next", more ? shown.getLast().created() + "~" + shown.getLast().id() : "",
            "times", clocks.times(clerk.words())));
  }

  private static Optional<OutboxPages.Position> position(String text) {
    String[] parts = text.split("~", 2);
    try {
      return parts.length < 2
          ? Optional.empty()
          : Optional.of(new OutboxPages.Position(Instant.parse(parts[0]), parts[1]));
    } catch (DateTimeException refused) {
      return Optional.empty();
    }
  }

  private Answer one(Clerk clerk) {
    return found(clerk)
        .map(item ->
            frame.show(
                clerk,
                200,
                "console/operations/message",
                Map.of("item", item, "times", clocks.times(clerk.words()))))
        .orElseGet(() -> frame.missing(clerk));
  }

  private Optional<OutboxItem> found(Clerk clerk) {
    return database.read(sql -> OutboxPages.byId(sql, clerk.request().parameter("id")));
  }

  private Answer askOne(Clerk clerk) {
    return found(clerk)
        .map(item -> ask(clerk, "retry", PATH + item.id() + "/", item.event(), item.recipient()))
        .orElseGet(() -> frame.missing(clerk));
  }

  private Answer retryOne(Clerk clerk) {
    String id = clerk.request().parameter("id");
    return switch (retry.retry(id)) {
      case RetryMessages.Outcome.Due _ -> frame.done(clerk, PATH + id + "/", "retried");
      case RetryMessages.Outcome.Gone() -> frame.missing(clerk);
      case RetryMessages.Outcome.Over _ -> frame.message(clerk, 409, "retry.over");
      case RetryMessages.Outcome.UnderWay _ -> frame.message(clerk, 409, "retry.way");
    };
  }

  private Answer askAll(Clerk clerk) {
    int failed = database.read(OutboxPages::counts).getOrDefault(MessageState.FAILED, 0);
    return ask(clerk, "retries", PATH, clerk.words().number(failed));
  }

  private Answer retryAll(Clerk clerk) {
    int retried = retry.retryFailed(Channel.ofWord(clerk.form().get("channel")));
    return frame.done(clerk, PATH, retried == 0 ? "retried-none" : "retried-all");
  }

  private Answer ask(Clerk clerk, String key, String back, Object... values) {
    return Asked.show(frame, clerk, key, back, values);
  }
}
