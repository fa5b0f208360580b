import client.ApiClient;
import client.ApiException;
import client.ApiResponse;
import client.api.AccountAdministrationApi;
import client.api.MeApi;
import client.api.RegistrationsApi;
import client.api.SessionsApi;
import client.model.V1Account;
import client.model.V1AccountCreation;
import client.model.V1AccountPatch;
import client.model.V1Credentials;
import client.model.V1ManagedAccount;
import client.model.V1ManagedPatch;
import client.model.V1Problem;
import client.model.V1Refresh;
import client.model.V1Registered;
import client.model.V1Registration;
import client.model.V1Session;
import client.model.V1Tokens;
import client.model.V1Verification;
import java.io.IOException;
import java.util.Scanner;

/**
 * What a service does with a client that was generated for it. A line on standard output asks for
 * what a person would read in a mail; the answer comes on standard input.
 */
final class Scenario {
  private final String base;
  private final String email;
  private final String password;

  private Scenario(String base, String email, String password) {
    this.base = base;
    this.email = email;
    this.password = password;
  }

  public static void main(String[] words) throws ApiException, IOException {
    Scenario scenario = new Scenario(words[0], words[1], words[2]);
    V1Tokens tokens = scenario.register();
    scenario.change(tokens);
    scenario.signInAndOut();
    scenario.administer(words[3]);
    System.out.println("done");
  }

  private V1Tokens register() throws ApiException, IOException {
    RegistrationsApi registrations = new RegistrationsApi(client());
    V1Registration wanted = new V1Registration().email(email).password("short").name("Ada Lovelace");
    V1Problem weak =
        refused(422, "invalid-input", () -> registrations.createRegistration(wanted, null, null));
    require(
        weak.getErrors().stream().anyMatch(error -> error.getPointer().equals("/password")),
        "the password is named");
    V1Registered made =
        registrations.createRegistration(wanted.password(password), email, null);
    require(!made.getAccount().getEmailVerified(), "the address is not proven yet");
    V1Tokens limited = made.getTokens();
    require(limited.getScope() == V1Tokens.ScopeEnum.VERIFY, "the tokens prove the address alone");
    MeApi me = new MeApi(client(limited));
    V1Problem stranger = refused(401, "unauthenticated", () -> me.readMe(null, null));
    System.out.println("code " + email);
    String code = new Scanner(System.in).nextLine();
    return new RegistrationsApi(client(limited))
        .verifyRegistration(new V1Verification().code(code), null, null);
  }

  private void change(V1Tokens tokens) throws ApiException, IOException {
    MeApi me = new MeApi(client(tokens));
    ApiResponse<V1Account> read = me.readMeWithHttpInfo(null, null);
    require(read.getData().getEmail().equals(email), "it is the same person");
    String version = read.getHeaders().get("etag").getFirst();
    V1Account changed = me.patchMe(version, new V1AccountPatch().firstName("Ada"), null);
    require(changed.getFirstName().equals("Ada"), "the name has changed");
    V1AccountPatch late = new V1AccountPatch().firstName("Grace");
    V1Problem stale = refused(412, "version-mismatch", () -> me.patchMe(version, late, null));
  }

  private void signInAndOut() throws ApiException, IOException {
    SessionsApi open = new SessionsApi(client());
    V1Credentials wrong = new V1Credentials().identifier(email).password("not-this-one");
    V1Problem unknown =
        refused(401, "wrong-credentials", () -> open.createSession(wrong, null, null));
    V1Tokens tokens =
        open.createSession(
            new V1Credentials().identifier(email).password(password), null, null);
    V1Tokens renewed =
        open.refreshSession(new V1Refresh().refreshToken(tokens.getRefreshToken()), null);
    SessionsApi sessions = new SessionsApi(client(renewed));
    require(
        sessions.listSessions(null).getSessions().stream().filter(V1Session::getCurrent).count()
            == 1,
        "one session is this one");
    sessions.deleteSession("current", null);
    V1Problem over = refused(401, "unauthenticated", () -> sessions.listSessions(null));
  }

  private void administer(String superuser) throws ApiException, IOException {
    SessionsApi open = new SessionsApi(client());
    V1Credentials theirs = new V1Credentials().identifier(superuser).password(password);
    AccountAdministrationApi accounts =
        new AccountAdministrationApi(client(open.createSession(theirs, null, null)));
    V1ManagedAccount made =
        accounts.createAccount(
            new V1AccountCreation().email("made-" + email).name("Grace Hopper"), null, null);
    ApiResponse<V1ManagedAccount> read =
        accounts.readAccountWithHttpInfo(made.getId(), null, null);
    V1ManagedAccount changed =
        accounts.patchAccount(
            read.getHeaders().get("etag").getFirst(),
            made.getId(),
            new V1ManagedPatch().firstName("Grace"),
            null);
    require(changed.getFirstName().equals("Grace"), "the name has changed");
    V1ManagedAccount leaving = accounts.deleteAccount(made.getId(), null, null);
    require(leaving.getDeletionDueAt() != null, "the account waits for its deletion");
    V1Credentials own = new V1Credentials().identifier(email).password(password);
    AccountAdministrationApi mine =
        new AccountAdministrationApi(client(open.createSession(own, null, null)));
    V1Problem forbidden =
        refused(403, "forbidden", () -> mine.readAccount(made.getId(), null, null));
  }

  private interface Request {
    Object send() throws ApiException;
  }

  private static V1Problem refused(int status, String code, Request request)
      throws ApiException, IOException {
    try {
      Object answer = request.send();
      throw new IllegalStateException("nothing was refused with " + code + ": " + answer);
    } catch (ApiException e) {
      V1Problem problem =
          ApiClient.createDefaultObjectMapper().readValue(e.getResponseBody(), V1Problem.class);
      require(e.getCode() == status && code.equals(problem.getCode()), status + " " + problem);
      return problem;
    }
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalStateException("not so: " + what);
    }
  }

  private ApiClient client() {
    ApiClient client = new ApiClient();
    client.updateBaseUri(base);
    return client;
  }

  private ApiClient client(V1Tokens tokens) {
    return client()
        .setRequestInterceptor(
            request -> request.header("Authorization", "Bearer " + tokens.getAccessToken()));
  }
}
