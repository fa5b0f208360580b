package dev.vestibule.dialect.drf;

/** The outcome of reading a body. */
public sealed interface BodyReading {
  record Read(Body body) implements BodyReading {}

  record Unreadable(Failure failure) implements BodyReading {}
}
