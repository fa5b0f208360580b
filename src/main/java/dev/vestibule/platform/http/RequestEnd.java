package dev.vestibule.platform.http;

/** Told of each request once its answer has left, for the log and for the metrics. */
@FunctionalInterface
public interface RequestEnd {
  /**
   * One request is over.
   *
   * @param nanos from its arrival to the end of its answer
   */
  void ended(Request request, int status, long nanos);
}
