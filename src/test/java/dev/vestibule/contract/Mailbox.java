package dev.vestibule.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the inbox over Mailpit's JSON API. A mail that was found once is not found again. */
public final class Mailbox {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int STEP_MILLIS = 25;
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

  private final HttpClient client = HttpClient.newHttpClient();
  private final String baseUrl;
  private final IntSupplier pending;
  private final Set<String> seen = new HashSet<>();

  /**
   * @param baseUrl the server's address, without a closing slash
   * @param pending how many mails the server has still to send
   */
  public Mailbox(String baseUrl, IntSupplier pending) {
    this.baseUrl = baseUrl;
    this.pending = pending;
  }

  /** A mail's subject, text and HTML. */
  public record Mail(String subject, String text, String html) {
    /** Takes uid and token from the first link: {@code uid=} and {@code token=}, or its end. */
    public Link link() {
      Matcher link = LINK.matcher(text);
      if (!link.find()) {
        throw new IllegalStateException("no link in the mail \"" + subject + '"');
      }
      return Link.of(link.group());
    }
  }

  /** What a mailed link holds. */
  public record Link(String uid, String token) {
    static Link of(String address) {
      Optional<String> uid = parameter(address, "uid");
      Optional<String> token = parameter(address, "token");
      if (uid.isPresent() && token.isPresent()) {
        return new Link(uid.get(), token.get());
      }
      List<String> parts = List.of(address.split("/"));
      return new Link(parts.get(parts.size() - 2), parts.getLast());
    }

    private static Optional<String> parameter(String address, String name) {
      Matcher found = Pattern.compile("[?&#]" + name + "=([^&#]+)").matcher(address);
      return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
  }

  /**
   * The newest mail to the address, waiting for it if need be; empty when none comes in time.
   *
   * @param subject the subject it must have, or null for any
   */
  public Optional<Mail> newest(String to, @Nullable String subject) {
    List<JsonNode> found = new ArrayList<>();
    waitUntil(() -> {
      found.addAll(pending.getAsInt() == 0 ? unseen(to, subject) : List.of());
      return !found.isEmpty();
    });
    found.forEach(mail -> seen.add(mail.get("ID").asString()));
    return found.isEmpty() ? Optional.empty() : Optional.of(read(found.getFirst()));
  }

  /** The subjects of unseen mails to the address once nothing is left to send. */
  public List<String> settled(String to) {
    if (!waitUntil(() -> pending.getAsInt() == 0)) {
      throw new IllegalStateException("mails were still to be sent after " + PATIENCE);
    }
    List<JsonNode> found = unseen(to, null);
    found.forEach(mail -> seen.add(mail.get("ID").asString()));
    return found.stream().map(mail -> mail.get("Subject").asString()).toList();
  }

  private interface Condition {
    boolean holds();
  }

  private static boolean waitUntil(Condition condition) {
    for (long waited = 0; waited <= PATIENCE.toMillis(); waited += STEP_MILLIS) {
      if (condition.holds()) {
        return true;
      }
      CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(STEP_MILLIS, TimeUnit.MILLISECONDS))
          .join();
    }
    return false;
  }

  private List<JsonNode> unseen(String to, @Nullable String subject) {
    return get("/inbox/api/v1/messages?limit=50")
        .get("messages")
        .valueStream()
        .filter(mail -> isTo(mail, to) && !seen.contains(mail.get("ID").asString()))
        .filter(mail -> subject == null || mail.get("Subject").asString().equals(subject))
        .toList();
  }

  private static boolean isTo(JsonNode mail, String address) {
    return mail.get("To")
        .valueStream()
        .anyMatch(to -> to.get("Address").asString().equalsIgnoreCase(address));
  }

  private Mail read(JsonNode summary) {
    JsonNode mail = get("/inbox/api/v1/message/" + summary.get("ID").asString());
    return new Mail(
        mail.get("Subject").asString(), mail.get("Text").asString(), mail.get("HTML").asString());
  }

  private JsonNode get(String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + path)).build();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + " answered " + answer.statusCode());
      }
      return Scenario.JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
