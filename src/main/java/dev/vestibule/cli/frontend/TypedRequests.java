package dev.vestibule.cli.frontend;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A base address with requests as people type them: {@code POST /auth/jwt/create/ {"email": ""}}.
 */
public final class TypedRequests {
  private static final Pattern REQUEST =
      Pattern.compile(
          "(?<method>[A-Z]+)\\s+(?<path>/?[^\\s{]*)(\\s+(?<word>[A-Za-z_0-9]+):)?\\s*(?<body>\\{.*}|)");

  private TypedRequests() {}

  /**
   * What the requests show; empty when one of them cannot be read.
   *
   * @param base the address that the paths stand behind
   */
  public static Optional<Evidence> read(String base, List<String> requests) {
    String below = Optional.ofNullable(URI.create(base).getPath()).orElse("");
    List<Call> calls = new ArrayList<>();
    for (String typed : requests) {
      Matcher request = REQUEST.matcher(typed.strip());
      if (!request.matches()) {
        return Optional.empty();
      }
      String path = join(below, request.group("path"));
      calls.add(
          new Call(
              request.group("method"),
              Call.slashed(path),
              HarFile.members(request.group("body")),
              Optional.ofNullable(request.group("word")),
              "Token".equals(request.group("word")),
              Set.of(),
              path.endsWith("/")));
    }
    return Optional.of(
        new Evidence(calls, Optional.empty(), Set.of(), List.of(), false, List.of(), Set.of()));
  }

  private static String join(String base, String path) {
    String before = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return before + (path.startsWith("/") ? path : "/" + path);
  }
}
