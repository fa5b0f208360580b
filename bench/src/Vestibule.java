import de.mkammerer.argon2.Argon2Factory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The server, in production with its own defaults but for what {@link #SETTINGS} says. */
final class Vestibule implements AutoCloseable {
  static final int MEMORY_KIB = 19456;
  static final int ITERATIONS = 2;
  private static final String ROOT_PASSWORD = "Pv7!heron-8123";

  /** Limits are counted, and far enough away not to be met by one address that sends everything. */
  static final Map<String, String> SETTINGS =
      Map.of(
          "VESTIBULE_MODE", "production",
          "VESTIBULE_MAIL_TRANSPORT", "smtp",
          "VESTIBULE_MAIL_SMTP_SECURITY", "none",
          "VESTIBULE_LIMITS_REFRESHES", "1000000",
          "VESTIBULE_LIMITS_EXISTENCE_PER_MINUTE", "1000000",
          "VESTIBULE_DIALECTS_DJOSER_ACCESS_TOKEN_LIFETIME", "1d",
          "VESTIBULE_DIALECTS_DJOSER_MOUNTS",
              "{\"rotating\":{\"prefix\":\"/rotating\",\"rotate-refresh-tokens\":true,"
                  + "\"blacklist-after-rotation\":true}}");

  private static final String MASTER_KEY = Base64.getEncoder().encodeToString(random(32));
  private static final String SIGNING_KEY = Base64.getEncoder().encodeToString(random(48));

  private static final Sink MAILS = Sink.start();
  private static final Set<String> ADMINISTERED = new HashSet<>();

  final Program program;
  final Place place;
  final Map<String, String> environment;

  private Vestibule(Program program, Place place, Map<String, String> environment) {
    this.program = program;
    this.place = place;
    this.environment = environment;
  }

  static Map<String, String> environment(Place place, int port, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(SETTINGS);
    all.putAll(place.settings());
    all.put("VESTIBULE_DATA", place.folder().toString());
    all.put("VESTIBULE_MAIL_SMTP_HOST", "127.0.0.1");
    all.put("VESTIBULE_MAIL_SMTP_PORT", Integer.toString(MAILS.port()));
    all.put("VESTIBULE_SECRETS_MASTER_KEY", MASTER_KEY);
    all.put("VESTIBULE_SERVER_HOST", "127.0.0.1");
    all.put("VESTIBULE_SERVER_PORT", Integer.toString(port));
    all.put("VESTIBULE_SERVER_PUBLIC_URL", "http://localhost:" + port);
    all.putAll(more);
    return all;
  }

  static Map<String, String> hs256() {
    return Map.of(
        "VESTIBULE_TOKENS_ALGORITHM", "hs256", "VESTIBULE_TOKENS_SIGNING_KEY", SIGNING_KEY);
  }

  static String launcher() {
    return System.getProperty("bench.launcher");
  }

  /** Makes the schema and the people. */
  static void prepare(Place place) {
    Program.run(place.folder(), environment(place, 8000, Map.of()), "", launcher(), "migrate");
    place.fill(hash());
  }

  static Vestibule start(Place place, String name, Map<String, String> more) {
    return start(place, name, Program.SUBJECT, more);
  }

  static Vestibule start(Place place, String name, int core, Map<String, String> more) {
    int port = Machine.freePort();
    Map<String, String> environment = environment(place, port, more);
    Program program =
        Program.start(name, core, port, place.folder(), environment, List.of(launcher(), "serve"));
    return new Vestibule(program, place, environment);
  }

  int port() {
    return program.port;
  }

  /** An access and a refresh token of a person. */
  record Pair(String access, String refresh) {}

  Pair signIn(String mount, int person) {
    return signIn(mount, "person" + person, Place.PASSWORD);
  }

  /** An administrator who may do everything, made when first asked for. */
  Pair root() {
    if (ADMINISTERED.add(place.url())) {
      Program.run(
          place.folder(),
          environment,
          ROOT_PASSWORD + "\n",
          launcher(),
          "createsuperuser",
          "--username",
          "root",
          "--email",
          "root@example.org");
    }
    return signIn("/auth", "root", ROOT_PASSWORD);
  }

  private Pair signIn(String mount, String name, String password) {
    String body =
        Http.post(
                port(),
                mount + "/jwt/create/",
                "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}")
            .must(200)
            .body();
    return new Pair(Http.member(body, "access"), Http.member(body, "refresh"));
  }

  /** A stored token of the dialect of django-rest-knox. */
  String opaque(int person) {
    String body =
        Http.post(
                port(),
                "/login/",
                "{\"email\":\"person"
                    + person
                    + "@example.org\",\"password\":\""
                    + Place.PASSWORD
                    + "\"}")
            .must(200)
            .body();
    return Http.member(body, "token");
  }

  String apiKey() {
    return Program.run(
            place.folder(),
            environment,
            "",
            launcher(),
            "api-keys",
            "create",
            "bench",
            "--permission",
            "tokens:introspect")
        .lines()
        .filter(line -> line.startsWith("vsk_"))
        .findFirst()
        .orElseThrow();
  }

  private static String hash() {
    byte[] salt = random(16);
    byte[] hash =
        Argon2Factory.createAdvanced(Argon2Factory.Argon2Types.ARGON2id, 16, 32)
            .rawHash(
                ITERATIONS, MEMORY_KIB, 1, Place.PASSWORD.getBytes(StandardCharsets.UTF_8), salt);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(
            MEMORY_KIB, ITERATIONS, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  @Override
  public void close() {
    program.close();
  }
}
