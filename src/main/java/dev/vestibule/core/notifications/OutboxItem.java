package dev.vestibule.core.notifications;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A message in the outbox as operators see it: never what it says, and of its recipient only as
 * much as to recognise it.
 *
 * @param event why it is sent; of a mail its template
 * @param recipient masked
 * @param account whose it is, while there is one
 * @param attempts how often it was tried in vain
 * @param error what was said at the last try, without secrets and addresses; empty before
 * @param next when it is tried next
 * @param expires when it is of no use any more
 * @param kept whether what it says is still there, so that it can be sent
 */
public record OutboxItem(
    String id,
    Channel channel,
    String event,
    String language,
    String recipient,
    Optional<UUID> account,
    MessageState state,
    int attempts,
    String error,
    Instant created,
    Optional<Instant> next,
    Optional<Instant> sent,
    Optional<Instant> expires,
    boolean kept) {
  private static final Pattern PERMANENT = Pattern.compile("(^|\\D)5\\d\\d([ \\-:]|$)");
  private static final Pattern TEMPORARY = Pattern.compile("(^|\\D)4\\d\\d([ \\-:]|$)");

  /** What kind of thing went wrong. Words never change. */
  public enum ErrorClass {
    /** Refused for good by the server or gateway. */
    REFUSED,
    /** Put off by the server or gateway. */
    PUT_OFF,
    /** Settings or templates of ours. */
    SETUP,
    /** It did not answer, or not in time. */
    UNREACHABLE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What kind of thing went wrong last; nothing before that. */
  public Optional<ErrorClass> errorClass() {
    if (error.isEmpty()) {
      return Optional.empty();
    }
    if (error.startsWith("cannot be worded")
        || error.startsWith("sms.transport")
        || error.contains("user or password")) {
      return Optional.of(ErrorClass.SETUP);
    }
    if (PERMANENT.matcher(error).find()) {
      return Optional.of(ErrorClass.REFUSED);
    }
    return Optional.of(
        TEMPORARY.matcher(error).find() ? ErrorClass.PUT_OFF : ErrorClass.UNREACHABLE);
  }

  /** Whether it could be sent now. */
  public boolean retriable(Instant now) {
    boolean open = state == MessageState.QUEUED || state == MessageState.FAILED;
    return open && kept && expires.map(now::isBefore).orElse(true);
  }
}
