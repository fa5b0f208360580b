package dev.vestibule.cli.frontend;

import dev.vestibule.platform.config.DjoserSettings;
import dev.vestibule.platform.config.MemberUse;
import dev.vestibule.platform.config.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says which settings a front end needs, from what it shows. */
public final class Diagnosis {
  private static final String DJOSER = "dialects.djoser.";
  private static final Set<String> SENT_ALONG =
      Set.of("password", "re_password", "email", "username");

  private final Evidence evidence;
  private final Settings running;
  private final DjoserSettings djoser;
  private final List<KnownRoute> routes = new ArrayList<>();
  private final Map<String, Object> wanted = new LinkedHashMap<>();
  private final List<String> says = new ArrayList<>();

  private Diagnosis(Evidence evidence, Settings running) {
    this.evidence = evidence;
    this.running = running;
    this.djoser = running.dialects().djoser();
  }

  /**
   * What was found.
   *
   * @param says one sentence each
   * @param wanted what has to be set, whether it is already or not
   */
  public record Result(List<String> says, ConfigLines wanted) {
    public Result {
      says = List.copyOf(says);
    }
  }

  /** Looks at a front end; empty when it shows nothing of an accounts API. */
  public static Optional<Result> of(Evidence evidence, Settings running) {
    return new Diagnosis(evidence, running).result();
  }

  private Optional<Result> result() {
    Optional<KnoxByHand> knox = KnoxByHand.of(evidence);
    if (knox.isPresent()) {
      browser();
      knox.get().tell(says, wanted);
      return Optional.of(new Result(says, new ConfigLines(wanted)));
    }
    Map<String, String> usual = djoser.paths().usual();
    evidence.calls().forEach(call -> KnownRoute.of(call, usual).ifPresent(routes::add));
    if (routes.isEmpty()) {
      return Optional.empty();
    }
    says.add(kind());
    browser();
    new Places(routes).tell(says, wanted);
    words();
    names();
    members();
    retypes();
    links();
    cookies();
    slashes();
    return Optional.of(new Result(says, new ConfigLines(wanted)));
  }

  private String kind() {
    boolean stored = seen("token-login").findAny().isPresent();
    boolean accounts =
        routes.stream().anyMatch(r -> r.name().contains("-") || r.name().equals("me"));
    String kind =
        stored ? "djoser with stored tokens" : accounts ? "djoser and SimpleJWT" : "SimpleJWT";
    Set<String> names = new TreeSet<>(routes.stream().map(KnownRoute::name).toList());
    return "It speaks " + kind + ": " + String.join(", ", names) + ".";
  }

  private Stream<KnownRoute> seen(String name) {
    return routes.stream().filter(route -> route.name().equals(name));
  }

  private void set(String key, Object value) {
    wanted.put(DJOSER + key, value);
  }

  private void browser() {
    evidence
        .origin()
        .ifPresent(origin -> {
          says.add("Its pages are at " + origin.text() + ".");
          wanted.putAll(origin.lines(evidence.credentials()));
        });
    if (evidence.origin().isEmpty()) {
      says.add("Where its pages are was not seen: set site.domain, site.protocol, cors.origins.");
      if (evidence.credentials()) {
        wanted.put("cors.credentials", true);
      }
    }
    Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    known.addAll(running.cors().headers());
    List<String> others =
        evidence.headers().stream().filter(name -> !known.contains(name)).sorted().toList();
    if (!others.isEmpty() && !known.contains("*")) {
      List<String> all = new ArrayList<>(running.cors().headers());
      all.addAll(others);
      says.add("It sends headers of its own: " + String.join(", ", others) + ".");
      wanted.put("cors.headers", all);
    }
  }

  private void words() {
    Set<String> open = new LinkedHashSet<>();
    Set<String> stored = new LinkedHashSet<>();
    evidence
        .calls()
        .forEach(call -> call.word().ifPresent(word -> (call.stored() ? stored : open).add(word)));
    boolean tokens = seen("token-login").findAny().isPresent();
    (tokens ? stored : open).addAll(evidence.words());
    if (!open.isEmpty()) {
      says.add("In front of a JWT it puts " + String.join(", ", open) + ".");
      set("token-prefixes", List.copyOf(open));
    }
    if (!stored.isEmpty()) {
      says.add("In front of a stored token it puts " + String.join(", ", stored) + ".");
      if (stored.stream().anyMatch(word -> !word.equalsIgnoreCase("Token"))) {
        set("stored-token-prefixes", List.copyOf(stored));
      }
    }
  }

  private Set<String> sent(String... names) {
    return Stream.of(names)
        .flatMap(this::seen)
        .map(route -> route.call().body().keySet())
        .flatMap(Collection::stream)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void names() {
    Set<String> signIn = sent("jwt-create", "token-login");
    Set<String> signUp = sent("users");
    if (!signIn.contains("email") && !signIn.contains("username")) {
      says.add("What people sign in with was not seen: see dialects.djoser.natural-name.");
      return;
    }
    boolean byEmail = signIn.contains("email");
    says.add("People sign in with " + (byEmail ? "their e-mail address." : "a username."));
    boolean named = signUp.contains("username") || !byEmail;
    set("natural-name", named ? "username" : "email");
    if (named && byEmail) {
      set("login-field", "email");
    }
  }

  /** What registration sends is taken; what the running server asks for beyond it is not. */
  private void members() {
    Map<String, String> types = new LinkedHashMap<>();
    seen("users").forEach(route -> types.putAll(route.call().body()));
    if (types.isEmpty()) {
      says.add("What registration sends was not seen.");
      return;
    }
    says.add("Registration sends " + String.join(", ", new TreeSet<>(types.keySet())) + ".");
    Map<String, String> fields = new LinkedHashMap<>();
    Map<String, Object> own = new LinkedHashMap<>();
    types.forEach((name, type) -> {
      if (Set.of("first_name", "last_name", "full_name").contains(name)) {
        MemberUse use = djoser.members().of(name);
        if (use == MemberUse.OFF || use == MemberUse.READ_ONLY) {
          fields.put(name, "optional");
        }
      } else if (!SENT_ALONG.contains(name)) {
        own.put(name, declared(type));
      }
    });
    for (String name : djoser.members().shown()) {
      boolean asked = djoser.members().of(name) == MemberUse.REQUIRED;
      if (asked && !types.containsKey(name) && !SENT_ALONG.contains(name)) {
        fields.put(name, "optional");
      }
    }
    if (!fields.isEmpty()) {
      Map<String, String> all = new LinkedHashMap<>(djoser.fields());
      all.putAll(fields);
      set("fields", all);
    }
    own.forEach((name, declared) -> wanted.put("profile.fields." + name, declared));
  }

  private static Map<String, Object> declared(String type) {
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("type", type.equals("number") ? "integer" : type);
    field.put("dialects", List.of("djoser"));
    return field;
  }

  private void retypes() {
    retype("users", "re_password", "user-create-password-retype", "Registration");
    retype(
        "reset-password-confirm",
        "re_new_password",
        "password-reset-confirm-retype",
        "The mailed link's page");
    retype("set-password", "re_new_password", "set-password-retype", "Changing the password");
  }

  private void retype(String route, String member, String key, String what) {
    Set<String> sent = sent(route);
    if (!sent.isEmpty() && !sent.contains(member)) {
      says.add(what + " sends the password once.");
      set(key, false);
    }
  }

  private void links() {
    for (String link : evidence.links()) {
      Optional<String> key = key(link);
      if (key.isPresent()) {
        set(key.get(), link);
        says.add("Mails lead to " + link + " (" + key.get() + ").");
      }
    }
  }

  private static Optional<String> key(String link) {
    String lower = link.toLowerCase(Locale.ROOT);
    if (lower.contains("username")) {
      return Optional.of("username-reset-confirm-url");
    } else if (lower.contains("password") || lower.contains("reset")) {
      return Optional.of("password-reset-confirm-url");
    }
    boolean activates = Stream.of("activ", "verif", "confirm").anyMatch(lower::contains);
    return activates ? Optional.of("activation-url") : Optional.empty();
  }

  private void cookies() {
    if (evidence.cookies().isEmpty() || seen("jwt-create").findAny().isEmpty()) {
      return;
    }
    says.add("It keeps no tokens: they are in cookies that scripts cannot read.");
    set("cookies.enabled", true);
    evidence.cookies().stream()
        .filter(name -> !name.equals("access") && !name.equals("refresh"))
        .forEach(name ->
            set(
                "cookies."
                    + (name.toLowerCase(Locale.ROOT).contains("refresh") ? "refresh" : "access"),
                name));
    boolean apart =
        evidence
            .origin()
            .filter(origin -> !origin.sameSite(URI.create(running.publicUrl())))
            .isPresent();
    if (apart) {
      set("cookies.same-site", "none");
    }
  }

  private void slashes() {
    boolean without = routes.stream().anyMatch(route -> !route.call().slashed());
    if (without) {
      says.add("It leaves closing slashes off; both are served.");
    }
  }
}
