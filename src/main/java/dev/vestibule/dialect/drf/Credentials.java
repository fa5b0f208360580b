package dev.vestibule.dialect.drf;

/**
 * Who sends a request.
 *
 * @param <P> what a dialect knows about a caller
 */
public sealed interface Credentials<P> {

  /** Nothing in the request says who. */
  record Anonymous<P>() implements Credentials<P> {}

  /** Somebody proven. */
  record Identified<P>(P principal) implements Credentials<P> {}

  /** Credentials that are not good: refused even where none are needed. */
  record Refused<P>(Failure failure) implements Credentials<P> {}
}
