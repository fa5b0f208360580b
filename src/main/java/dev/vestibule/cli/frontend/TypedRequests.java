package dev.vestibule.cli.frontend;

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
    int path = base.indexOf('/', base.indexOf("//") + 2);
    String below = path < 0 ? "" : base.substring(path);
    List<Call> calls = new ArrayList<>();
    for (String typed : requests) {
      Matcher request = REQUEST.matcher(typed.strip());
      if (!request.matches()) {
        return Optional.empty();
      }
      String whole = join(below, request.group("path"));
      calls.add(
          new Call(
              request.group("method"),
              Call.slashed(whole),
              HarFile.members(request.group("body")),
              Optional.ofNullable(request.group("word")),
              "Token".equals(request.group("word")),
              Set.of(),
              whole.endsWith("/")));
    }
    return Optional.of(
        new Evidence(calls, Optional.empty(), Set.of(), List.of(), false, List.of(), Set.of()));
  }

  private static String join(String base, String path) {
    String before = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return before + (path.startsWith("/") ? path : "/" + path);
  }
}
