package dev.vestibule.cli.frontend;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The families of front ends that are met most; each is what differs from the defaults. */
public enum Preset {
  JWT("the word JWT, sign-in by e-mail, first and last name, passwords typed twice") {
    @Override
    void describe(Map<String, Object> djoser) {
      djoser.put("natural-name", "email");
      djoser.put("token-prefixes", List.of("JWT"));
      djoser.put("fields", firstAndLastName());
    }
  },
  BEARER("the word Bearer, sign-in by e-mail, passwords typed once") {
    @Override
    void describe(Map<String, Object> djoser) {
      djoser.put("natural-name", "email");
      typedOnce(djoser);
    }
  },
  TOKEN("the word Token and token/login/, sign-in by username, passwords typed once") {
    @Override
    void describe(Map<String, Object> djoser) {
      typedOnce(djoser);
    }
  },
  COOKIES("HttpOnly cookies access and refresh, sign-in by e-mail, first and last name") {
    @Override
    void describe(Map<String, Object> djoser) {
      djoser.put("natural-name", "email");
      djoser.put("fields", firstAndLastName());
      djoser.put("cookies.enabled", true);
      djoser.put("cookies.in-body", false);
    }
  };

  private final String says;

  Preset(String says) {
    this.says = says;
  }

  abstract void describe(Map<String, Object> djoser);

  /** By the name that people type. */
  public static Optional<Preset> named(String name) {
    return List.of(values()).stream().filter(preset -> preset.word().equals(name)).findFirst();
  }

  /** What people type. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is, in half a sentence. */
  public String says() {
    return says;
  }

  /**
   * What is to be set.
   *
   * @param frontEnd where its pages are
   * @param server where this server is for browsers
   */
  public ConfigLines lines(FrontEndOrigin frontEnd, URI server) {
    Map<String, Object> lines = new LinkedHashMap<>(frontEnd.lines(this == COOKIES));
    Map<String, Object> djoser = new LinkedHashMap<>();
    describe(djoser);
    if (this == COOKIES && !frontEnd.sameSite(server)) {
      djoser.put("cookies.same-site", "none");
    }
    djoser.forEach((key, value) -> lines.put("dialects.djoser." + key, value));
    return new ConfigLines(lines);
  }

  private static Map<String, String> firstAndLastName() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("first_name", "required");
    fields.put("last_name", "required");
    return fields;
  }

  private static void typedOnce(Map<String, Object> djoser) {
    djoser.put("user-create-password-retype", false);
    djoser.put("set-password-retype", false);
    djoser.put("password-reset-confirm-retype", false);
  }
}
