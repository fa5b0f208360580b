package dev.vestibule.cli.frontend;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A front end for views that a project wrote around Knox: register, login, user, logout.
 *
 * @param prefix what stands in front of them
 * @param calls those that stand there, by the name of their route
 */
record KnoxByHand(String prefix, Map<String, Call> calls) {
  private static final Map<String, String> NAMES = names();

  private static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("/logoutall/", "logoutall");
    names.put("/login/", "login");
    names.put("/register/", "register");
    names.put("/logout/", "logout");
    names.put("/current_user/", "current-user");
    names.put("/user/", "current-user");
    return names;
  }

  /**
   * Known by an answer of {user, token} or {expiry, token}, or by a route that Knox alone has;
   * where answers are not seen, by {@code user} read with a stored token beside a sign-in.
   */
  static Optional<KnoxByHand> of(Evidence evidence) {
    Set<String> prefixes =
        evidence.calls().stream()
            .filter(call -> sign(call) || usual(call, evidence))
            .map(call -> call.path().replaceAll("[^/]+/$", "").replaceAll("/$", ""))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return prefixes.stream()
        .findFirst()
        .map(prefix -> {
          Map<String, Call> calls = new LinkedHashMap<>();
          for (Call call : evidence.calls()) {
            String rest =
                call.path().startsWith(prefix) ? call.path().substring(prefix.length()) : "";
            Optional.ofNullable(NAMES.get(rest)).ifPresent(name -> calls.put(name, call));
          }
          return new KnoxByHand(prefix, calls);
        });
  }

  private static boolean sign(Call call) {
    boolean token = call.answered().contains("token");
    boolean kept = call.answered().contains("expiry") || call.answered().contains("user");
    boolean enters = call.path().endsWith("/login/") || call.path().endsWith("/register/");
    return (enters && token && kept) || call.path().endsWith("/logoutall/");
  }

  private static boolean usual(Call call, Evidence evidence) {
    String path = call.path();
    String enter = path.replaceAll("/user/$", "");
    boolean token =
        call.word().map("Token"::equalsIgnoreCase).orElse(evidence.words().equals(Set.of("Token")));
    return token
        && path.endsWith("/user/")
        && evidence.calls().stream()
            .map(Call::path)
            .anyMatch(
                other -> other.equals(enter + "/login/") || other.equals(enter + "/register/"));
  }

  void tell(List<String> says, Map<String, Object> wanted) {
    says.add("It speaks Knox: " + String.join(", ", calls.keySet()) + ".");
    wanted.put("dialects.knox.prefix", prefix);
    Map<String, String> routes = new LinkedHashMap<>();
    calls.forEach((name, call) -> {
      String path = call.path().substring(prefix.length());
      if (path.equals("/user/")) {
        routes.put(name, path);
      }
    });
    if (!routes.isEmpty()) {
      wanted.put("dialects.knox.routes", routes);
    }
    Call register = calls.get("register");
    if (register != null && register.answered().contains("token")) {
      says.add("Registration signs in.");
      wanted.put("dialects.knox.register-signs-in", true);
    } else if (register != null && register.answered().isEmpty()) {
      says.add("What registration answers was not seen; in such projects it signs in.");
      wanted.put("dialects.knox.register-signs-in", true);
    }
    Call login = calls.get("login");
    if (login != null && login.body().containsKey("username")) {
      says.add("People sign in with a username.");
      wanted.put("dialects.knox.login-field", "username");
    }
    fields(register, wanted);
    calls.values().stream()
        .flatMap(call -> call.word().stream())
        .findFirst()
        .filter(word -> !word.equalsIgnoreCase("Token"))
        .ifPresent(word -> wanted.put("dialects.knox.auth-header-prefix", List.of(word)));
  }

  private static void fields(@Nullable Call register, Map<String, Object> wanted) {
    if (register == null || register.body().isEmpty()) {
      return;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (String asked : List.of("full_name", "telephone")) {
      if (!register.body().containsKey(asked)) {
        fields.put(asked, "off");
      }
    }
    if (register.body().containsKey("username")) {
      fields.put("username", "fixed");
    }
    if (!fields.isEmpty()) {
      wanted.put("dialects.knox.fields", fields);
    }
  }
}
