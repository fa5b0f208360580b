package dev.vestibule;

import java.io.IOException;

/** A database server that a test starts, stops and starts again. */
public interface StoppableServer extends AutoCloseable {
  /** Starts it where it was before, and waits until it answers. */
  void start() throws IOException;

  /** Stops it as a service manager does; nothing when it does not run. */
  void stop();

  /** The JDBC URL of a database on it; known once it was started. */
  String url();

  @Override
  default void close() {
    stop();
  }
}
