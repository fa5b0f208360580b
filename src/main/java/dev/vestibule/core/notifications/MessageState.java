package dev.vestibule.core.notifications;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What has become of a message. Words never change. */
public enum MessageState {
  /** It waits for its turn or its next try. */
  QUEUED,
  SENT,
  /** It was refused for good or tried for too long. */
  FAILED,
  /** It would have been of no use any more. */
  EXPIRED;

  /** The word in the outbox and in answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<MessageState> ofWord(String word) {
    return Stream.of(values()).filter(state -> state.word().equals(word)).findFirst();
  }
}
