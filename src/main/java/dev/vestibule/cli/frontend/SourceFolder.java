package dev.vestibule.cli.frontend;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The source of a front end, read as text: addresses in quotes, the words of headers, the paths of
 * its pages. What it puts together at run time is not seen.
 */
public final class SourceFolder {
  private static final int MOST_FILES = 3000;
  private static final long MOST_BYTES = 600_000;
  private static final Pattern SOURCE =
      Pattern.compile(".*\\.(js|jsx|ts|tsx|mjs|vue|svelte|dart)|\\.env.*");
  private static final Pattern LEFT_OUT =
      Pattern.compile("node_modules|dist|build|\\.git|\\.next|\\.nuxt|coverage|__tests__");
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(//|\\*|/\\*).*$");
  private static final Pattern QUOTED =
      Pattern.compile(
          "[\"'`](?<start>\\$\\{[^}`]*}|https?://[^/\"'`\\s]+|)(?<path>[A-Za-z0-9_./-]+)[\"'`]");
  private static final Pattern ASKED =
      Pattern.compile(
          "(?i)(((axios|fetch|post|get|put|patch|delete|request|ajax)\\w*\\s*(<[^>]*>)?\\(|url\\s*:)\\s*"
              + "|\\w*(url|api|base|host|server|backend)\\w*\\s*\\+\\s*)$");
  private static final Pattern METHOD =
      Pattern.compile("(?i)\\.(post|get|put|patch|delete)\\s*(<[^>]*>)?\\(\\s*$");
  private static final Pattern BASE =
      Pattern.compile(
          "(?i)\\w*(api|base|backend|server)\\w*\\s*[:=]\\s*[\"'`]?https?://[^/\"'`\\s]+(?<path>/[A-Za-z0-9_./-]*)?[\"'`\\s;,]");
  private static final Pattern WORD =
      Pattern.compile(
          "(?i:authorization)[\"'`\\]]*\\s*[:=,]\\s*[^\"'`\\n;]{0,80}[\"'`](?<word>\\w{2,20})"
              + " (\\$\\{|[\"'`]\\s*\\+)");
  private static final Pattern TYPE =
      Pattern.compile("\\b(tokenType|type)\\s*:\\s*[\"'](?<word>JWT|Bearer|Token)[\"']");
  private static final Pattern PAGE =
      Pattern.compile("[\"'`{](?<path>/?[A-Za-z0-9_/-]*/:uidb?(64)?/:token/?)[\"'`}]");
  private static final Pattern FILE_PAGE =
      Pattern.compile(
          "(?:.*/)?(?:app|pages|routes)/(?<path>.*)/(?:\\[uidb?(?:64)?]|_uid)/(?:\\[token]|_token).*");
  private static final Pattern BY_HASH =
      Pattern.compile("createHashRouter|HashRouter|createWebHashHistory|useHash\\s*:\\s*true");
  private static final Pattern CREDENTIALS =
      Pattern.compile("withCredentials\\s*[:=]\\s*true|credentials\\s*:\\s*[\"']include[\"']");
  private static final Pattern KEEPS =
      Pattern.compile(
          "\\w\\??\\.(access|auth_token)\\b|\\{\\s*access\\b|[\"']access(_?[tT]oken)?[\"']");
  private static final Pattern OBJECT = Pattern.compile("\\{(?<inside>[^{}]*)}");
  private static final Pattern NAME =
      Pattern.compile(
          "(?:^|[,;\\n{])\\s*[\"']?(?<name>[a-z][a-z0-9_]*)[\"']?\\s*\\??(?=[,:;\\n}]|$)");

  private final Map<Path, String> texts;
  private final Map<String, String> routes;

  private SourceFolder(Map<Path, String> texts, Map<String, String> routes) {
    this.texts = texts;
    this.routes = routes;
  }

  /**
   * What the source shows.
   *
   * @param routes the usual path of each route by its name
   */
  public static Evidence read(Path folder, Map<String, String> routes) throws IOException {
    Map<Path, String> texts = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> sources =
          files
              .filter(file -> !leftOut(folder.relativize(file)))
              .filter(file -> SOURCE.matcher(file.getFileName().toString()).matches())
              .filter(Files::isRegularFile)
              .sorted()
              .limit(MOST_FILES)
              .toList();
      for (Path source : sources) {
        if (Files.size(source) <= MOST_BYTES) {
          text(source).ifPresent(text -> texts.put(folder.relativize(source), text));
        }
      }
    }
    return new SourceFolder(texts, routes).evidence();
  }

  private static boolean leftOut(Path file) {
    for (Path step : file) {
      if (LEFT_OUT.matcher(step.toString()).matches()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> text(Path file) throws IOException {
    try {
      return Optional.of(COMMENT.matcher(Files.readString(file)).replaceAll(""));
    } catch (MalformedInputException notText) {
      return Optional.empty();
    }
  }

  private Evidence evidence() {
    List<Call> calls = new ArrayList<>();
    Set<String> words = new LinkedHashSet<>();
    String base = base();
    boolean credentials = false;
    boolean keeps = false;
    for (String text : texts.values()) {
      calls(text, base, calls);
      Stream.of(WORD, TYPE)
          .flatMap(pattern -> pattern.matcher(text).results())
          .forEach(found -> words.add(found.group("word")));
      credentials |= CREDENTIALS.matcher(text).find();
      keeps |= KEEPS.matcher(text).find();
    }
    boolean none = credentials && !keeps && words.isEmpty();
    List<String> cookies = none ? List.of("access", "refresh") : List.of();
    return new Evidence(calls, Optional.empty(), words, links(), credentials, cookies, Set.of());
  }

  /** The path that most base addresses end with; requests stand behind it. */
  private String base() {
    return texts.values().stream()
        .flatMap(text -> BASE.matcher(text).results())
        .map(found -> found.group("path"))
        .map(path -> path == null ? "" : path.replaceAll("/+$", ""))
        .filter(path -> KnownRoute.of(call(path, "", Map.of()), routes).isEmpty())
        .collect(
            Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private void calls(String text, String base, List<Call> into) {
    Matcher quoted = QUOTED.matcher(text);
    int before = 0;
    while (quoted.find()) {
      String path = quoted.group("path");
      boolean behindAnAddress = !quoted.group("start").isEmpty();
      boolean absolute = quoted.group("start").startsWith("http");
      String whole = absolute ? path : base + (path.startsWith("/") ? path : "/" + path);
      String lead = text.substring(Math.max(0, quoted.start() - 60), quoted.start());
      Matcher method = METHOD.matcher(lead);
      Call bare =
          call(whole, method.find() ? method.group(1).toUpperCase(Locale.ROOT) : "", Map.of());
      Optional<KnownRoute> known = KnownRoute.of(bare, routes);
      if (known.isEmpty()
          || (!certain(known.get()) && !behindAnAddress && !ASKED.matcher(lead).find())) {
        continue;
      }
      int from = Math.max(before, quoted.start() - 900);
      int until = Math.min(text.length(), quoted.end() + 400);
      String around = text.substring(quoted.end(), until);
      Map<String, String> body =
          body(known.get().name(), text.substring(from, quoted.start()), around);
      into.add(call(whole, bare.method(), body));
      before = quoted.end();
    }
  }

  /** Pages have paths such as /login as well; two steps that djoser made up have no page. */
  private static boolean certain(KnownRoute route) {
    return route.usual() && route.path().indexOf('/', 1) < route.path().length() - 1;
  }

  private static Call call(String path, String method, Map<String, String> body) {
    return new Call(
        method, Call.slashed(path), body, Optional.empty(), false, Set.of(), path.endsWith("/"));
  }

  /** The object nearest to the address that can be its body: behind it first, then before. */
  private static Map<String, String> body(String route, String before, String behind) {
    String needed = needed(route);
    if (needed.isEmpty()) {
      return Map.of();
    }
    String near = behind.contains(";") ? behind.substring(0, behind.indexOf(';')) : behind;
    List<Map<String, String>> candidates = new ArrayList<>(objects(before));
    List<Map<String, String>> own = objects(near);
    Collections.reverse(own);
    candidates.addAll(own);
    candidates.addAll(0, objects(behind).reversed());
    return candidates.reversed().stream()
        .filter(members -> members.containsKey(needed))
        .findFirst()
        .orElse(Map.of());
  }

  private static String needed(String route) {
    return switch (route) {
      case "jwt-create", "token-login", "users" -> "password";
      case "reset-password-confirm", "set-password" -> "new_password";
      default -> "";
    };
  }

  private static List<Map<String, String>> objects(String text) {
    List<Map<String, String>> objects = new ArrayList<>();
    OBJECT
        .matcher(text)
        .results()
        .forEach(object -> {
          Map<String, String> members = new LinkedHashMap<>();
          NAME.matcher(object.group("inside"))
              .results()
              .forEach(name -> members.put(name.group("name"), "string"));
          objects.add(members);
        });
    return objects;
  }

  private List<String> links() {
    Set<String> links = new LinkedHashSet<>();
    boolean hash = texts.values().stream().anyMatch(text -> BY_HASH.matcher(text).find());
    texts.forEach((file, text) -> {
      PAGE.matcher(text).results().forEach(page -> links.add(page.group("path")));
      Matcher own = FILE_PAGE.matcher(file.toString().replace('\\', '/'));
      if (own.matches()) {
        links.add(own.group("path").replaceAll("\\([^)]*\\)/", "") + "/:uid/:token");
      }
    });
    return links.stream()
        .map(path -> path.replaceAll(":uid\\w*", "{uid}").replace(":token", "{token}"))
        .map(path -> path.startsWith("/") ? path : "/" + path)
        .map(path -> hash ? "#" + path : path)
        .toList();
  }
}
