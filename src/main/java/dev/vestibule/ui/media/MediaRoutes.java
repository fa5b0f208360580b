package dev.vestibule.ui.media;

import dev.vestibule.core.media.Avatars;
import dev.vestibule.core.media.Avatars.Avatar;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Serves avatars at {@code /media/avatars/{name}}. */
public final class MediaRoutes {
  private final Database database;
  private final Avatars avatars;
  private final Handler missing;

  /**
   * Serves what the store holds.
   *
   * @param missing answers for a name that is unknown
   */
  public MediaRoutes(Database database, Avatars avatars, Handler missing) {
    this.database = database;
    this.avatars = avatars;
    this.missing = missing;
  }

  public List<Route> routes() {
    return List.of(Route.get("/media/avatars/{name}", this::avatar));
  }

  private Answer avatar(Request request) {
    String name = request.parameter("name");
    Optional<Avatar> found = database.read(sql -> avatars.find(sql, "avatars/" + name));
    return found
        .map(avatar -> safe(answer(avatar, "\"" + name + "\"", request)))
        .orElseGet(() -> missing.handle(request));
  }

  // A name's content never changes, so the name is its entity tag (RFC 9110, section 8.8.3).
  private static Answer answer(Avatar avatar, String tag, Request request) {
    Answer answer =
        knows(request, tag)
            ? Answer.empty(304)
            : Answer.bytes(200, avatar.contentType(), avatar.content());
    return answer.with("ETag", tag).with("Cache-Control", "public, max-age=31536000, immutable");
  }

  private static boolean knows(Request request, String tag) {
    return request.headers().getOrDefault("if-none-match", List.of()).stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
  }

  private static Answer safe(Answer answer) {
    return answer
        .with("X-Content-Type-Options", "nosniff")
        .with("Content-Security-Policy", "default-src 'none'; sandbox");
  }
}
