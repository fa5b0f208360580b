package dev.vestibule.platform.jobs;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/** Jobs carry an id and nothing else, so no stored bytes are ever turned into objects. */
final class NoData implements Serializer {
  @Override
  public byte @Nullable [] serialize(@Nullable Object data) {
    if (data != null) {
      throw new IllegalArgumentException("a job carries no data");
    }
    return null;
  }

  @Override
  public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] stored) {
    return null;
  }
}
