package dev.vestibule.core.takeover;

import java.io.IOException;
import java.util.Optional;

/** A file with users in it, read one by one. */
public interface UserFile extends AutoCloseable {
  /**
   * The next one; empty at the end.
   *
   * @throws IOException when the rest cannot be read
   */
  Optional<Entry> next() throws IOException;

  /** What of this file meant nothing here; to be asked at the end. */
  default java.util.List<String> left() {
    return java.util.List.of();
  }

  @Override
  void close() throws IOException;
}
