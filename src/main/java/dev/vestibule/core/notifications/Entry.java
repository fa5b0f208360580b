package dev.vestibule.core.notifications;

import dev.vestibule.platform.http.Language;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message in the outbox.
 *
 * @param id known to nobody outside before it leaves
 * @param event why it is sent; of a mail its template
 * @param recipient an address or a number, as the channel asks
 * @param content what is sealed while it waits: codes, links, names
 * @param messageId the same at every try
 * @param attempts how often it was tried in vain
 * @param expires when it would be useless, or null
 */
record Entry(
    String id,
    Channel channel,
    String event,
    Language language,
    String recipient,
    @Nullable Long accountId,
    Map<String, String> content,
    String messageId,
    int attempts,
    Instant createdAt,
    @Nullable Instant expires) {
  Entry {
    content = Map.copyOf(content);
  }

  @Override
  public String toString() {
    return "Entry[" + id + "]";
  }
}
