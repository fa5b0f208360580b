package dev.vestibule.dialect.drf;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.tokens.Client;
import dev.vestibule.platform.http.Request;
import java.util.Optional;

/**
 * The one step in which every dialect finds out who sends a request: what the Authorization header
 * says, or else a cookie.
 *
 * @param basic where name and password are taken
 * @param cookies where a hosted page's session is taken
 */
public record Callers(
    Bearers bearers, Optional<BasicSignIn> basic, Optional<CookieSessions> cookies) {

  /** Who sends the request. */
  public Credentials<Caller> read(Request request) {
    Credentials<Caller> found = bearers.read(request);
    if (found instanceof Credentials.Anonymous && basic.isPresent()) {
      found = basic.get().read(request);
    }
    if (found instanceof Credentials.Anonymous && cookies.isPresent()) {
      found = cookies.get().read(request);
    }
    if (found instanceof Credentials.Identified<Caller>(Caller caller)) {
      request.notes().account(caller.account().id(), caller.account().uuid());
    }
    return found;
  }

  /** The same without name and password. */
  public Callers withoutBasic() {
    return new Callers(bearers, Optional.empty(), cookies);
  }

  /** The WWW-Authenticate of refusals: of the first way that is taken, in DRF's order. */
  public String challenge() {
    return basic.isPresent() ? BasicSignIn.CHALLENGE : bearers.storedWord();
  }

  /** From where and with what somebody calls, for the session that is made. */
  public static Client client(Call<Caller> call) {
    return new Client(call.request().address(), call.request().header("User-Agent"));
  }
}
