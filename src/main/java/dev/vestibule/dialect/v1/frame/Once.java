package dev.vestibule.dialect.v1.frame;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.idempotency.Claim;
import dev.vestibule.platform.idempotency.IdempotencyKeys;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a request that is sent again with the same Idempotency-Key as the first time, without
 * doing it again. An answer that says "later" is not kept.
 */
final class Once {
  /** A structured field's string, or the bare words that many clients send. */
  private static final Pattern KEY = Pattern.compile("\"([!#-~ ]{1,255})\"|([!#-~]{1,255})");

  private static final JsonMapper JSON = JsonMapper.shared();

  private final IdempotencyKeys keys;

  Once(IdempotencyKeys keys) {
    this.keys = keys;
  }

  Answer answer(Call call, Supplier<Answer> action) {
    String header = call.request().header("Idempotency-Key");
    if (header == null) {
      return action.get();
    }
    Matcher key = KEY.matcher(header.strip());
    if (!key.matches()) {
      return call.refuse(ProblemKind.IDEMPOTENCY_KEY_INVALID);
    }
    String name = Optional.ofNullable(key.group(1)).orElseGet(() -> key.group(2));
    return switch (keys.claim(owner(call) + "\n" + name, fingerprint(call))) {
      case Claim.OtherRequest() -> call.refuse(ProblemKind.IDEMPOTENCY_KEY_REUSED);
      case Claim.UnderWay() -> call.refuse(ProblemKind.REQUEST_UNDER_WAY).with("Retry-After", "1");
      case Claim.Answered(byte[] kept) -> restored(kept).with("Idempotency-Replayed", "true");
      case Claim.New claim -> done(claim, action);
    };
  }

  private Answer done(Claim.New claim, Supplier<Answer> action) {
    boolean kept = false;
    try {
      Answer answer = action.get();
      if (answer.status() < 500 && answer.status() != 429) {
        keys.keep(claim, stored(answer));
        kept = true;
      }
      return answer;
    } finally {
      if (!kept) {
        keys.release(claim);
      }
    }
  }

  /** Keys of people who are signed in are their own, and so are those of services. */
  private static String owner(Call call) {
    return switch (call.principal()) {
      case null -> "";
      case Principal.Person(var caller, var _) -> Long.toString(caller.account().id());
      case Principal.Service(var key) -> key.id().toString();
    };
  }

  /** Everything that decides what is done. */
  private static byte[] fingerprint(Call call) {
    Request request = call.request();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    String authorization = request.header("Authorization");
    String head =
        String.join(
            "\n",
            request.method(),
            request.path(),
            request.rawQuery(),
            call.principal() == null && authorization != null ? authorization : "",
            "");
    all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    all.writeBytes(call.body());
    return all.toByteArray();
  }

  /** An answer as it is kept. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Kept(int status, List<Answer.Header> headers, byte[] body) {
    @Override
    public String toString() {
      return "answer " + status;
    }
  }

  private static byte[] stored(Answer answer) {
    byte[] body =
        switch (answer.content()) {
          case Answer.Content.Empty() -> new byte[0];
          case Answer.Content.Bytes(byte[] bytes) -> bytes;
          case Answer.Content.Stream _ ->
              throw new IllegalStateException("a streamed answer cannot be kept");
        };
    return JSON.writeValueAsBytes(new Kept(answer.status(), answer.headers(), body));
  }

  private static Answer restored(byte[] stored) {
    Kept kept = JSON.readValue(stored, Kept.class);
    Answer.Content content =
        kept.body().length == 0
            ? new Answer.Content.Empty()
            : new Answer.Content.Bytes(kept.body());
    return new Answer(kept.status(), kept.headers(), content);
  }
}
