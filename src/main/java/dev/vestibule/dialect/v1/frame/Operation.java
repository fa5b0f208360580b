package dev.vestibule.dialect.v1.frame;

import dev.vestibule.platform.http.Answer;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One method of one path.
 *
 * @param access who may call
 * @param takes the media types of its body; none for an operation without one
 * @param shape of its body, where that is JSON or a form
 * @param once whether an Idempotency-Key keeps it from being done twice
 * @param counted whether its answers can tell who has an account, so that a network gets only so
 *     many of them
 * @param conditional whether If-Match must be sent (RFC 6585, section 3)
 * @param gives media types that it can answer with beside JSON
 */
public record Operation(
    String method,
    Access access,
    Set<String> takes,
    Optional<Shape> shape,
    boolean once,
    boolean counted,
    boolean conditional,
    Set<String> gives,
    Function<Call, Answer> action) {
  static final String JSON = "application/json";
  static final String MERGE_PATCH = "application/merge-patch+json";
  static final String FORM = "application/x-www-form-urlencoded";

  /** An operation without a body. */
  public static Operation of(String method, Access access, Function<Call, Answer> action) {
    return new Operation(
        method, access, Set.of(), Optional.empty(), false, false, false, Set.of(), action);
  }

  /** An operation that takes a JSON object. */
  public static Operation post(Access access, Shape shape, Function<Call, Answer> action) {
    return new Operation(
        "POST", access, Set.of(JSON), Optional.of(shape), false, false, false, Set.of(), action);
  }

  /**
   * An operation of OAuth: it takes a form, ignores parameters that it does not know, and its
   * problems have the member {@code error} that OAuth's clients read.
   */
  public static Operation form(Access access, Shape shape, Function<Call, Answer> action) {
    return new Operation(
        "POST", access, Set.of(FORM), Optional.of(shape), false, false, false, Set.of(), action);
  }

  /** An operation that takes a merge patch (RFC 7396) for the version that If-Match names. */
  public static Operation patch(Access access, Shape shape, Function<Call, Answer> action) {
    return new Operation(
        "PATCH",
        access,
        Set.of(MERGE_PATCH),
        Optional.of(shape),
        false,
        false,
        true,
        Set.of(),
        action);
  }

  /** An operation that takes a file of one of these media types. */
  public static Operation put(Set<String> mediaTypes, Function<Call, Answer> action) {
    return new Operation(
        "PUT",
        Access.SIGNED_IN,
        mediaTypes,
        Optional.empty(),
        false,
        false,
        false,
        Set.of(),
        action);
  }

  boolean form() {
    return takes.contains(FORM);
  }

  /** The same, done once for each Idempotency-Key. */
  public Operation doneOnce() {
    return new Operation(method, access, takes, shape, true, counted, conditional, gives, action);
  }

  /** The same, counted. */
  public Operation countedPerNetwork() {
    return new Operation(method, access, takes, shape, once, true, conditional, gives, action);
  }

  /** The same, with another media type that Accept may ask for. */
  public Operation giving(String mediaType) {
    return new Operation(
        method, access, takes, shape, once, counted, conditional, Set.of(mediaType), action);
  }
}
