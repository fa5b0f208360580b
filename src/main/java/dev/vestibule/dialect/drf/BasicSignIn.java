package dev.vestibule.dialect.drf;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.signin.SignInOutcome;
import dev.vestibule.core.signin.Source;
import dev.vestibule.core.signin.Withheld;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.platform.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Name and password in the Authorization header (RFC 7617), worded as DRF does. */
public final class BasicSignIn {
  /** The WWW-Authenticate of refusals. */
  public static final String CHALLENGE = "Basic realm=\"api\"";

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9+/=]");

  private final SignIn signIn;

  public BasicSignIn(SignIn signIn) {
    this.signIn = signIn;
  }

  /** Who sends the request; anonymous when its header is of another kind. */
  Credentials<Caller> read(Request request) {
    String header = request.header("Authorization");
    String[] parts = header == null ? new String[0] : SPACES.split(header.strip(), -1);
    if (parts.length == 0 || !parts[0].equalsIgnoreCase("basic")) {
      return new Credentials.Anonymous<>();
    } else if (parts.length == 1) {
      return refused(Text.BASIC_NO_CREDENTIALS);
    } else if (parts.length > 2) {
      return refused(Text.BASIC_SPACES);
    }
    Optional<String> pair = decode(parts[1]).filter(text -> text.indexOf(':') >= 0);
    return pair.map(p -> signIn(p, Source.of(request)))
        .orElseGet(() -> refused(Text.BASIC_NOT_BASE64));
  }

  private Credentials<Caller> signIn(String pair, Source source) {
    int colon = pair.indexOf(':');
    String name = pair.substring(0, colon);
    String password = pair.substring(colon + 1);
    return switch (signIn.attempt(Identifiers.anyOf(name), password, false, source)) {
      case SignInOutcome.SignedIn(Account account) ->
          new Credentials.Identified<>(new Caller(account, null));
      case SignInOutcome.Refused() -> refused(Text.BASIC_WRONG);
      case SignInOutcome.Held(Withheld why) -> new Credentials.Refused<>(Throttles.withheld(why));
    };
  }

  /** Python's decoder passes over what is not base64, and so must we. */
  private static Optional<String> decode(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(FOREIGN.matcher(base64).replaceAll(""));
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Credentials<Caller> refused(Text detail) {
    return new Credentials.Refused<>(Failure.unauthorized(detail));
  }
}
