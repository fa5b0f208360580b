package dev.vestibule.drills;

import dev.vestibule.drills.Event.Deed;
import dev.vestibule.drills.Talk.Matter;
import dev.vestibule.drills.Talk.Told;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a client does again and again, whether the server is there or not. */
sealed interface Walk {
  /** Does it once, or settles what was left open by the last time. */
  void step();

  /** The password that an account has when its number is this. */
  static String password(int number) {
    return "quiet-Harbour-" + number;
  }

  /** What {@code users apply} takes to make accounts with the first password. */
  static String owner(String... names) {
    return Arrays.stream(names)
        .map(name ->
            "{\"username\":\"%s\",\"email\":\"%s@example.org\",\"is_active\":true,\"password\":\"%s\"}"
                .formatted(name, name, password(0)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** Signs in; empty when that did not work. */
  static Optional<Told> signIn(Talk talk, String name, int password) {
    Told told =
        talk.post(
            "/auth/jwt/create/",
            Map.of("username", name, "password", password(password)),
            "",
            new Matter(Deed.SIGN_IN, name, String.valueOf(password)));
    return told.done() ? Optional.of(told) : Optional.empty();
  }

  /** One new account after the other. */
  final class Registering implements Walk {
    private final Talk talk;
    private final String name;
    private int count;

    Registering(Talk talk, String name) {
      this.talk = talk;
      this.name = name;
    }

    @Override
    public void step() {
      String account = name + "-" + count++;
      String password = password(0);
      talk.post(
          "/auth/users/",
          Map.of(
              "username", account,
              "email", account + "@example.org",
              "password", password,
              "re_password", password),
          "",
          new Matter(Deed.REGISTER, account, ""));
    }
  }

  /** One refresh token after the other; the same one again when no answer came. */
  final class Refreshing implements Walk {
    private final Talk talk;
    private final String name;
    private String token = "";

    Refreshing(Talk talk, String name) {
      this.talk = talk;
      this.name = name;
    }

    @Override
    public void step() {
      if (token.isEmpty()) {
        token =
            signIn(talk, name, 0).map(told -> told.answer().get("refresh").asString()).orElse("");
      } else {
        Told told =
            talk.post(
                "/auth/jwt/refresh/",
                Map.of("refresh", token),
                "",
                new Matter(
                    Deed.REFRESH,
                    Talk.digest(token),
                    answer -> Talk.digest(answer.path("refresh").asString(""))));
        if (told.done()) {
          token = told.answer().get("refresh").asString();
        }
      }
    }
  }

  /** One mail for a forgotten password after the other. */
  final class Resetting implements Walk {
    private final Talk talk;
    private final String name;

    Resetting(Talk talk, String name) {
      this.talk = talk;
      this.name = name;
    }

    @Override
    public void step() {
      talk.post(
          "/auth/users/reset_password/",
          Map.of("email", name + "@example.org"),
          "",
          new Matter(Deed.RESET, name, ""));
    }
  }

  /** One password after the other. */
  final class ChangingPassword implements Walk {
    private final Talk talk;
    private final String name;
    private int password;
    private int tried;

    ChangingPassword(Talk talk, String name) {
      this.talk = talk;
      this.name = name;
    }

    @Override
    public void step() {
      if (tried > password && !settled()) {
        return;
      }
      signIn(talk, name, password)
          .ifPresent(told -> change(told.answer().get("access").asString()));
    }

    /** Which password it has, when nobody knows whether the last change happened. */
    private boolean settled() {
      if (signIn(talk, name, tried).isPresent()) {
        password = tried;
        return true;
      }
      return signIn(talk, name, password).isPresent();
    }

    private void change(String access) {
      int next = ++tried;
      Told told =
          talk.post(
              "/auth/users/set_password/",
              Map.of(
                  "current_password", password(password),
                  "new_password", password(next),
                  "re_new_password", password(next)),
              access,
              new Matter(Deed.SET_PASSWORD, name, String.valueOf(next)));
      if (told.done()) {
        password = next;
      }
    }
  }
}
