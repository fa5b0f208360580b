package dev.vestibule.dialect.v1.frame;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that can go wrong, with the status it is answered with. Names never change. */
public enum ProblemKind {
  MALFORMED_REQUEST(400),
  IDEMPOTENCY_KEY_INVALID(400),
  INVALID_FORM(400),
  UNSUPPORTED_TOKEN_TYPE(400),
  UNAUTHENTICATED(401),
  WRONG_CREDENTIALS(401),
  REFRESH_REFUSED(401),
  FORBIDDEN(403),
  BEYOND_YOUR_RIGHTS(403),
  PERSON_REQUIRED(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  TAKEN(409),
  ALREADY_VERIFIED(409),
  LAST_SUPERUSER(409),
  NO_PASSWORD(409),
  CANNOT_BE_MAILED(409),
  REQUEST_UNDER_WAY(409),
  MESSAGE_OVER(409),
  MESSAGE_UNDER_WAY(409),
  KEY_IN_USE(409),
  VERSION_MISMATCH(412),
  BODY_TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  INVALID_INPUT(422),
  CODE_REFUSED(422),
  LINK_REFUSED(422),
  IDEMPOTENCY_KEY_REUSED(422),
  PRECONDITION_REQUIRED(428),
  TOO_MANY_REQUESTS(429),
  DEVICE_UNPROVEN(429),
  SERVER_ERROR(500),
  UNAVAILABLE(503);

  private final int status;

  ProblemKind(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }

  /** The word that programs look at, such as {@code invalid-input}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<ProblemKind> ofCode(String code) {
    return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }

  /** What stands for a failure that was answered with a bare status. */
  static ProblemKind ofStatus(int status) {
    return switch (status) {
      case 400 -> MALFORMED_REQUEST;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 413 -> BODY_TOO_LARGE;
      case 503 -> UNAVAILABLE;
      default -> SERVER_ERROR;
    };
  }
}
