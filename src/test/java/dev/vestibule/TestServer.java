package dev.vestibule;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Client;
import dev.vestibule.core.tokens.OpaqueToken;
import dev.vestibule.core.tokens.OpaqueTokenRules;
import dev.vestibule.core.tokens.TokenPair;
import dev.vestibule.core.tokens.TokenRules;
import dev.vestibule.core.verification.AccountEntry;
import dev.vestibule.core.verification.ApplyAccount;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.platform.config.Origins;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SettingsOutcome;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.ops.RequestTimes;
import dev.vestibule.ui.pages.Pages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real server on a free port, with a data folder of its own that goes when it closes. */
public final class TestServer implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path NO_FILE = Path.of("/nowhere");

  private final Path data;
  private final Vestibule server;

  private TestServer(Path data, Vestibule server) {
    this.data = data;
    this.server = server;
  }

  /** Starts with the settings given, by their keys; {@code config} names a file with others. */
  public static TestServer start(Map<String, String> settings) {
    return start(settings, InstantSource.system());
  }

  public static TestServer start(Map<String, String> settings, InstantSource clock) {
    try {
      return on(Files.createTempDirectory("vestibule-test"), settings, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts on a data folder, which another server may have used before. */
  public static TestServer on(Path data, Map<String, String> settings, InstantSource clock) {
    List<String> flags = new ArrayList<>(List.of("--port=0", "--data=" + data));
    // The least memory that is allowed: hundreds of sign-ins are tried, their cost is not. All
    // visitors of a test come from one address.
    Map<String, String> all =
        new LinkedHashMap<>(
            Map.of(
                "passwords.argon2-memory-kib", "8192",
                "passwords.argon2-iterations", "1",
                "limits.existence-per-minute", "0"));
    all.putAll(TestDatabase.settings(data));
    all.putAll(settings);
    all.forEach((key, value) -> flags.add("--" + key.replace('.', '-') + "=" + value));
    return new TestServer(data, Vestibule.start(read(flags), clock));
  }

  private static Settings read(List<String> flags) {
    return switch (SettingsReader.read(Sources.of(flags, Map.of(), NO_FILE))) {
      case SettingsOutcome.Loaded loaded -> loaded.settings();
      case SettingsOutcome.Refused refused ->
          throw new IllegalArgumentException(refused.problems().toString());
    };
  }

  public Path data() {
    return data;
  }

  public String baseUrl() {
    return "http://localhost:" + server.port();
  }

  public House house() {
    return server.house();
  }

  /** All that is served. */
  public List<Route> routes() {
    Pages pages = new Pages(server.house().settings);
    return Entrances.routes(
        server.house(),
        new Operations(server.house(), new Origins(Map.of())),
        pages,
        new RequestTimes(),
        request -> Answer.empty(404));
  }

  /** The document of a server with these flags, which is not started. */
  public static JsonNode documentWith(String... flags) {
    return Entrances.document(read(List.of(flags))).tree();
  }

  public JsonNode document() {
    return Entrances.document(server.house().settings).tree();
  }

  /** Mails to be sent, and before them the requests that may become some. */
  public int pendingMails() {
    int requests = server.house().answerLater.pending();
    return requests + server.house().outbox.pending();
  }

  /** Creates or updates an account as {@code users apply} does. */
  public void ensureUser(JsonNode user) {
    ApplyAccount.Outcome outcome = house().applyAccount.apply(entry(user));
    switch (outcome) {
      case ApplyAccount.Outcome.Created _, ApplyAccount.Outcome.Updated _ -> {}
      case ApplyAccount.Outcome.EmailTaken _,
          ApplyAccount.Outcome.TelephoneTaken _,
          ApplyAccount.Outcome.LastSuperuser _ ->
          throw new IllegalStateException(outcome + " for " + user);
    }
  }

  private AccountEntry entry(JsonNode user) {
    return new AccountEntry(
        user.get("username").stringValue(),
        text(user, "email"),
        text(user, "password"),
        telephone(user),
        flag(user, "is_staff"),
        flag(user, "is_active"),
        flag(user, "is_superuser"),
        text(user, "first_name").map(t -> t.orElse("")),
        text(user, "last_name").map(t -> t.orElse("")),
        text(user, "full_name").map(t -> t.orElse("")));
  }

  private Optional<Optional<UpdateAccount.NewNumber>> telephone(JsonNode user) {
    Optional<Optional<String>> given = text(user, "telephone");
    return given.isEmpty() ? Optional.empty() : Optional.of(given.get().map(this::number));
  }

  private UpdateAccount.NewNumber number(String entered) {
    return new UpdateAccount.NewNumber(house().telephones.parse(entered).orElseThrow(), entered);
  }

  private static Optional<Optional<String>> text(JsonNode user, String member) {
    return user.has(member)
        ? Optional.of(
            user.get(member).isNull()
                ? Optional.empty()
                : Optional.of(user.get(member).stringValue()))
        : Optional.empty();
  }

  private static Optional<Boolean> flag(JsonNode user, String member) {
    return user.has(member) ? Optional.of(user.get(member).booleanValue()) : Optional.empty();
  }

  /** A token of the kind asked for, signed with the server's keys; a null claim is left out. */
  public String makeToken(JsonNode wanted) {
    String kind = wanted.get("kind").stringValue();
    if (kind.equals("knox")) {
      return opaqueToken(wanted.get("username").stringValue(), wanted.has("expired"));
    }
    boolean refresh = kind.equals("refresh");
    Map<String, Object> claims =
        wanted.has("username")
            ? claimsOf(wanted.get("username").stringValue(), refresh, wanted.has("expired"))
            : anonymousClaims();
    if (wanted.has("claims")) {
      wanted
          .get("claims")
          .properties()
          .forEach(claim -> {
            if (claim.getValue().isNull()) {
              claims.remove(claim.getKey());
            } else {
              claims.put(claim.getKey(), JSON.convertValue(claim.getValue(), Object.class));
            }
          });
    }
    return refresh
        ? house().signedTokens.signInternal(claims)
        : house().signedTokens.signOpen(claims);
  }

  private String opaqueToken(String username, boolean expired) {
    OpaqueTokenRules usual = OpaqueTokenRules.of(house().settings.dialects().knox());
    OpaqueTokenRules rules =
        new OpaqueTokenRules(
            usual.hash(),
            usual.characters(),
            expired ? Optional.of(Duration.ofMinutes(-1)) : usual.lifetime(),
            0,
            Optional.empty());
    return switch (house().issueTokens.opaqueToken(account(username), Client.NONE, rules)) {
      case OpaqueToken.Issued(String token, var _) -> token;
      case OpaqueToken.LimitReached() -> throw new IllegalStateException("there is no limit");
    };
  }

  private Account account(String username) {
    return house().database.read(sql -> house().accounts.byUsername(sql, username)).orElseThrow();
  }

  private Map<String, Object> claimsOf(String username, boolean refresh, boolean expired) {
    Account account = account(username);
    Duration lifetime = expired ? Duration.ofMinutes(-1) : Duration.ofMinutes(5);
    TokenRules rules = new TokenRules(lifetime, lifetime, false, false);
    TokenPair pair = house().issueTokens.pair(account, Client.NONE, rules);
    return decode(refresh ? pair.refresh() : pair.access());
  }

  private static Map<String, Object> anonymousClaims() {
    return new java.util.LinkedHashMap<>(
        Map.of(
            "token_type", "access",
            "jti", "0123456789abcdef",
            "exp", InstantSource.system().instant().plusSeconds(300).getEpochSecond()));
  }

  private static Map<String, Object> decode(String token) {
    byte[] payload = java.util.Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return JSON.readValue(payload, new TypeReference<java.util.LinkedHashMap<String, Object>>() {});
  }

  /** Stops, and leaves the data folder for the next one. */
  public void stop() {
    server.close();
  }

  @Override
  public void close() {
    stop();
    TestDatabase.drop(data);
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
