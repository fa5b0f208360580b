package dev.vestibule.dialect.drf;

import dev.vestibule.core.tokens.Authenticate;
import dev.vestibule.core.tokens.Authentication;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.tokens.TokenFault;
import dev.vestibule.platform.http.Request;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the Authorization header as SimpleJWT and DRF's token authentication do, one after the
 * other, and words their refusals.
 */
public final class Bearers {
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final String USUAL = "token";

  private final Authenticate authenticate;
  private final List<String> words;
  private final List<String> storedWords;

  /**
   * Reads headers.
   *
   * @param words what may stand in front of an access token, with their case
   * @param storedWords what may stand in front of a stored token beside {@code Token}, in any case
   */
  public Bearers(Authenticate authenticate, List<String> words, List<String> storedWords) {
    this.authenticate = authenticate;
    this.words = List.copyOf(words);
    this.storedWords = List.copyOf(storedWords);
  }

  /** The first of the words in front of a stored token. */
  String storedWord() {
    return storedWords.getFirst();
  }

  /** The WWW-Authenticate of refusals. */
  public String challenge() {
    return words.getFirst() + " realm=\"api\"";
  }

  /** Who sends the request. */
  public Credentials<Caller> read(Request request) {
    String header = request.header("Authorization");
    if (header == null || header.isBlank()) {
      return new Credentials.Anonymous<>();
    }
    String[] parts = SPACES.split(header.strip(), -1);
    boolean stored =
        parts[0].equalsIgnoreCase(USUAL)
            || storedWords.stream().anyMatch(parts[0]::equalsIgnoreCase);
    if (words.contains(parts[0]) && !(stored && isOpaque(parts))) {
      return accessToken(request, parts);
    }
    return stored ? storedToken(request, parts) : new Credentials.Anonymous<>();
  }

  /** Tells the two kinds apart where one word stands for both: a JWT has dots. */
  private static boolean isOpaque(String[] parts) {
    return parts.length == 2 && parts[1].indexOf('.') < 0;
  }

  private Credentials<Caller> accessToken(Request request, String[] parts) {
    if (parts.length != 2) {
      return refused(
          Failure.unauthorized(Text.JWT_BAD_HEADER).with("code", "bad_authorization_header"));
    }
    return switch (authenticate.byAccessToken(parts[1])) {
      case Authentication.Accepted(Caller caller) -> identified(request, caller);
      case Authentication.TokenRefused(TokenFault fault) -> refused(noTypeFits(fault));
      case Authentication.NamesNobody() -> refused(jwt(Text.JWT_NO_USER_CLAIM, "token_not_valid"));
      case Authentication.AccountMissing() ->
          refused(jwt(Text.JWT_USER_NOT_FOUND, "user_not_found"));
      case Authentication.AccountInactive() ->
          refused(jwt(Text.JWT_USER_INACTIVE, "user_inactive"));
    };
  }

  private Credentials<Caller> storedToken(Request request, String[] parts) {
    if (parts.length == 1) {
      return refused(Failure.unauthorized(Text.TOKEN_NO_CREDENTIALS));
    }
    if (parts.length > 2) {
      return refused(Failure.unauthorized(Text.TOKEN_SPACES));
    }
    return switch (authenticate.byStoredToken(parts[1])) {
      case Authentication.Accepted(Caller caller) -> identified(request, caller);
      case Authentication.AccountInactive() ->
          refused(Failure.unauthorized(Text.USER_INACTIVE_OR_DELETED));
      case Authentication.TokenRefused _,
          Authentication.NamesNobody _,
          Authentication.AccountMissing _ ->
          refused(Failure.unauthorized(Text.TOKEN_INVALID));
    };
  }

  private static Credentials<Caller> identified(Request request, Caller caller) {
    request.notes().account(caller.account().id(), caller.account().uuid());
    return new Credentials.Identified<>(caller);
  }

  private static Credentials<Caller> refused(Failure failure) {
    return new Credentials.Refused<>(failure);
  }

  private static Failure jwt(Message detail, String code) {
    return Failure.unauthorized(detail).with("code", code);
  }

  private static Failure noTypeFits(TokenFault fault) {
    Map<String, Object> tried =
        Map.of(
            "token_class", "AccessToken",
            "token_type", "access",
            "message", TokenFaults.message(fault));
    return jwt(Text.JWT_NO_TYPE_FITS, "token_not_valid").with("messages", List.of(tried));
  }
}
