package dev.vestibule.platform.http;

/**
 * Answers a request. Thrown exceptions are bugs or broken infrastructure and become a 500 or 503.
 */
@FunctionalInterface
public interface Handler {
  Answer handle(Request request);
}
