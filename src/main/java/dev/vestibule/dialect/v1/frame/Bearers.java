package dev.vestibule.dialect.v1.frame;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Authenticate;
import dev.vestibule.core.tokens.Authentication;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.dialect.v1.frame.Operation.Access;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who calls, by the bearer token of a request (RFC 6750, section 2.1). */
final class Bearers {
  private static final Pattern BEARER =
      Pattern.compile("Bearer +([A-Za-z0-9._~+/-]+=*)", Pattern.CASE_INSENSITIVE);

  private final Authenticate authenticate;
  private final Problems problems;

  Bearers(Authenticate authenticate, Problems problems) {
    this.authenticate = authenticate;
    this.problems = problems;
  }

  /** What came of looking at a request. */
  sealed interface Look {
    record Known(@Nullable Caller caller, @Nullable Account registrant) implements Look {}

    record Refused(Answer answer) implements Look {}
  }

  Look look(Request request, Access access) {
    String header = request.header("Authorization");
    return switch (access) {
      case OPEN -> new Look.Known(null, null);
      case REGISTRANT -> header == null ? new Look.Known(null, null) : registrant(request, header);
      case SIGNED_IN -> header == null ? refused(request, "") : signedIn(request, header);
    };
  }

  private Look registrant(Request request, String header) {
    return token(header)
        .flatMap(authenticate::byVerifyToken)
        .<Look>map(account -> new Look.Known(null, account))
        .orElseGet(() -> refused(request, ", error=\"invalid_token\""));
  }

  private Look signedIn(Request request, String header) {
    Optional<Authentication> found = token(header).map(authenticate::byAccessToken);
    if (found.isPresent() && found.get() instanceof Authentication.Accepted(Caller caller)) {
      request.notes().account(caller.account().id());
      return new Look.Known(caller, null);
    }
    return refused(request, ", error=\"invalid_token\"");
  }

  private static Optional<String> token(String header) {
    Matcher bearer = BEARER.matcher(header.strip());
    return bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
  }

  private Look refused(Request request, String error) {
    return new Look.Refused(
        problems
            .answer(request, ProblemKind.UNAUTHENTICATED)
            .with("WWW-Authenticate", Problems.CHALLENGE + error));
  }
}
