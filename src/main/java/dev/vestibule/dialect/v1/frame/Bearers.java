package dev.vestibule.dialect.v1.frame;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.rights.ApiKey;
import dev.vestibule.core.rights.AuthenticateService;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.rights.Rights;
import dev.vestibule.core.tokens.Authenticate;
import dev.vestibule.core.tokens.Authentication;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Request;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, by the bearer token or the service's key of a request (RFC 6750, section 2.1), and
 * whether that is enough.
 */
final class Bearers {
  private static final Pattern BEARER =
      Pattern.compile("Bearer +([A-Za-z0-9._~+/-]+=*)", Pattern.CASE_INSENSITIVE);

  private final Database database;
  private final Authenticate authenticate;
  private final AuthenticateService services;
  private final Groups groups;

  Bearers(
      Database database, Authenticate authenticate, AuthenticateService services, Groups groups) {
    this.database = database;
    this.authenticate = authenticate;
    this.services = services;
    this.groups = groups;
  }

  /** What came of looking at a request. */
  sealed interface Look {
    record Known(@Nullable Principal principal, @Nullable Account registrant) implements Look {}

    /**
     * It goes no further.
     *
     * @param challenge what WWW-Authenticate says
     */
    record Refused(ProblemKind kind, Optional<String> challenge) implements Look {}
  }

  Look look(Request request, Access access) {
    String header = request.header("Authorization");
    return switch (access) {
      case Access.Open() -> new Look.Known(null, null);
      case Access.Registrant() -> header == null ? new Look.Known(null, null) : registrant(header);
      case Access.SignedIn() -> header == null ? refused("") : person(request, header);
      case Access.Entitled(Permission permission) ->
          header == null
              ? refused("")
              : entitled(token(header).flatMap(text -> principal(request, text)), permission);
      case Access.Client client when header == null ->
          client.required() ? refused("") : new Look.Known(null, null);
      case Access.Client(Permission permission, boolean required) ->
          client(request, header, permission, required);
    };
  }

  private Look registrant(String header) {
    return token(header)
        .flatMap(authenticate::byVerifyToken)
        .<Look>map(account -> new Look.Known(null, account))
        .orElseGet(Bearers::unknown);
  }

  private Look person(Request request, String header) {
    Optional<String> token = token(header);
    if (token.filter(AuthenticateService::looksLikeKey).flatMap(services::byKey).isPresent()) {
      return new Look.Refused(ProblemKind.PERSON_REQUIRED, Optional.empty());
    }
    return token
        .flatMap(text -> caller(request, text))
        .<Look>map(caller -> known(new Principal.Person(caller, Rights.NONE)))
        .orElseGet(Bearers::unknown);
  }

  private static Look entitled(Optional<Principal> found, Permission permission) {
    return found
        .map(principal ->
            principal.rights().allow(permission) ? known(principal) : forbidden(permission))
        .orElseGet(Bearers::unknown);
  }

  /** Credentials that are sent must be good, also where none are required. */
  private Look client(
      Request request, @Nullable String header, Permission permission, boolean required) {
    Optional<BasicCredentials> basic = BasicCredentials.of(String.valueOf(header));
    Optional<Principal> found =
        basic.isPresent()
            ? service(basic.get())
            : token(String.valueOf(header)).flatMap(text -> principal(request, text));
    if (found.isEmpty() && basic.isPresent()) {
      // The challenge is of the scheme that was tried (RFC 6749, section 5.2).
      return new Look.Refused(ProblemKind.UNAUTHENTICATED, Optional.of(BasicCredentials.CHALLENGE));
    }
    return required
        ? entitled(found, permission)
        : found.map(Bearers::known).orElseGet(Bearers::unknown);
  }

  private Optional<Principal> service(BasicCredentials basic) {
    return services
        .byKey(basic.secret())
        .filter(key -> key.id().toString().equals(basic.id()))
        .map(Principal.Service::new);
  }

  private Optional<Principal> principal(Request request, String text) {
    if (AuthenticateService.looksLikeKey(text)) {
      Optional<ApiKey> key = services.byKey(text);
      key.ifPresent(known -> request.notes().service(known.id().toString()));
      return key.map(Principal.Service::new);
    }
    return caller(request, text)
        .map(caller ->
            new Principal.Person(
                caller, database.read(sql -> groups.rights(sql, caller.account()))));
  }

  private Optional<Caller> caller(Request request, String token) {
    if (authenticate.byAccessToken(token) instanceof Authentication.Accepted(Caller caller)) {
      request.notes().account(caller.account().id(), caller.account().uuid());
      return Optional.of(caller);
    }
    return Optional.empty();
  }

  private static Optional<String> token(String header) {
    Matcher bearer = BEARER.matcher(header.strip());
    return bearer.matches() ? Optional.of(bearer.group(1)) : Optional.empty();
  }

  private static Look known(Principal principal) {
    return new Look.Known(principal, null);
  }

  private static Look unknown() {
    return refused(", error=\"invalid_token\"");
  }

  private static Look refused(String error) {
    return new Look.Refused(ProblemKind.UNAUTHENTICATED, Optional.of(Problems.CHALLENGE + error));
  }

  /** RFC 6750, section 3.1, names the permission as the scope that is missing. */
  private static Look forbidden(Permission permission) {
    String error = ", error=\"insufficient_scope\", scope=\"" + permission.word() + "\"";
    return new Look.Refused(ProblemKind.FORBIDDEN, Optional.of(Problems.CHALLENGE + error));
  }
}
