import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** How many answers a second, against what cannot be avoided. */
final class Answers {
  private static final int CONNECTIONS = 16;
  private static final int SIGNING = 4;
  private static final int TOKENS = 20;
  private static final String ME = "/auth/users/me/";
  private static final AtomicInteger NEWCOMERS = new AtomicInteger();

  private Answers() {}

  /** {@code GET /auth/users/me/} with tokens of every kind, repeated. */
  static void whoAmI(World world) {
    world.report.begin("who-am-i", "Who am I");
    whoAmI(world, world.postgresql(), Django.present());
    whoAmI(world, world.sqlite(), false);
  }

  private static void whoAmI(World world, Place place, boolean withDjango) {
    try (Vestibule es256 = Vestibule.start(place, "es256-" + place.name(), Map.of());
        Vestibule hs256 = Vestibule.start(place, "hs256-" + place.name(), Vestibule.hs256())) {
      Program bare = world.bare(place);
      List<Subject> subjects = new ArrayList<>();
      subjects.add(fixed(bare));
      subjects.add(row(bare, place));
      subjects.add(me("ES256", es256, bearers(es256)));
      subjects.add(me("HS256", hs256, bearers(hs256)));
      subjects.add(me("opaque", es256, stored(es256)));
      if (withDjango) {
        Django django = world.keep(Django.start(world, place));
        subjects.add(django.whoAmI());
      }
      int[] limits = withDjango ? new int[] {-1, 0, 1, 1, 1, 1} : new int[] {-1, 0, 1, 1, 1};
      List<Round.Figures> figures = Subject.interleaved(subjects, world.options);
      world.report.compared("Who am I, " + place.name(), figures, limits);
      if (withDjango) {
        times(world, "who am I", figures.get(2), figures.get(5));
      }
    }
  }

  private static void times(World world, String what, Round.Figures ours, Round.Figures django) {
    world.report.figure(
        "times Django, " + what,
        ours.ratio(django, Round::rate),
        "times",
        "answers a second, same run");
  }

  static Subject fixed(Program bare) {
    return Subject.of(
        "L1 fixed body",
        bare,
        new Load(bare.port, CONNECTIONS),
        Talks.cycle(List.of(Http.get("/fixed", "")), 200, "\"username\":\"person12\""));
  }

  static Subject row(Program bare, Place place) {
    List<byte[]> requests = Talks.each(TOKENS, i -> Http.get("/row/" + person(place, i), ""));
    return Subject.of(
        "L2 one SELECT",
        bare,
        new Load(bare.port, CONNECTIONS),
        Talks.cycle(requests, 200, "\"email\":\"person"));
  }

  static Subject insert(Program bare) {
    byte[] request = Http.json("/row", "", "{\"refresh\":\"" + "x".repeat(280) + "\"}");
    return Subject.of(
        "L3 one INSERT",
        bare,
        new Load(bare.port, CONNECTIONS),
        Talks.cycle(List.of(request), 200, "{\"id\":\""));
  }

  /** The same people for everybody, spread over all of them. */
  static int person(Place place, int i) {
    return 1 + (int) ((long) i * place.people() / TOKENS);
  }

  static List<String> bearers(Vestibule server) {
    return IntStream.range(0, TOKENS)
        .mapToObj(i -> "Bearer " + server.signIn("/auth", person(server.place, i)).access())
        .toList();
  }

  static List<String> stored(Vestibule server) {
    return IntStream.range(0, TOKENS)
        .mapToObj(i -> "Token " + server.opaque(person(server.place, i)))
        .toList();
  }

  static Subject me(String name, Vestibule server, List<String> authorizations) {
    return Subject.of(
        name, server.program, new Load(server.port(), CONNECTIONS), meTalk(authorizations));
  }

  static Load.Talk meTalk(List<String> authorizations) {
    List<byte[]> requests = authorizations.stream().map(a -> Http.get(ME, a)).toList();
    return Talks.cycle(requests, 200, "\"email\":\"person");
  }

  /** {@code POST jwt/refresh/}, without and with rotation. */
  static void refresh(World world) {
    world.report.begin("refresh", "Refresh");
    refresh(world, world.postgresql(), Django.present());
    refresh(world, world.sqlite(), false);
  }

  private static void refresh(World world, Place place, boolean withDjango) {
    try (Vestibule es256 = Vestibule.start(place, "refresh-es-" + place.name(), Map.of());
        Vestibule hs256 = Vestibule.start(place, "refresh-hs-" + place.name(), Vestibule.hs256())) {
      Program bare = world.bare(place);
      List<Subject> subjects = new ArrayList<>();
      subjects.add(row(bare, place));
      subjects.add(insert(bare));
      subjects.add(steady("same token, ES256", es256));
      subjects.add(steady("same token, HS256", hs256));
      subjects.add(rotating("rotating, ES256", es256));
      subjects.add(rotating("rotating, HS256", hs256));
      if (withDjango) {
        Django django = world.keep(Django.start(world, place));
        subjects.add(django.refresh());
        subjects.add(django.rotating());
      }
      int[] limits =
          withDjango ? new int[] {-1, -1, 0, 0, 1, 1, 0, 1} : new int[] {-1, -1, 0, 0, 1, 1};
      List<Round.Figures> figures = Subject.interleaved(subjects, world.options);
      world.report.compared("Refresh, " + place.name(), figures, limits);
      if (withDjango) {
        times(world, "refresh with the same token", figures.get(2), figures.get(6));
        times(world, "refresh with rotation", figures.get(4), figures.get(7));
      }
    }
  }

  static Subject steady(String name, Vestibule server) {
    List<byte[]> requests =
        Talks.each(
            TOKENS,
            i -> {
              String token = server.signIn("/auth", person(server.place, i)).refresh();
              return Http.json("/auth/jwt/refresh/", "", "{\"refresh\":\"" + token + "\"}");
            });
    return Subject.of(
        name,
        server.program,
        new Load(server.port(), CONNECTIONS),
        Talks.cycle(requests, 200, "\"access\":\"ey"));
  }

  static Subject rotating(String name, Vestibule server) {
    return Subject.of(
        name, server.program, new Load(server.port(), CONNECTIONS), chain(server, CONNECTIONS));
  }

  static Load.Talk chain(Vestibule server, int connections) {
    List<String> tokens =
        IntStream.range(0, connections)
            .mapToObj(i -> server.signIn("/rotating", person(server.place, i)).refresh())
            .toList();
    return Talks.chain("/rotating/jwt/refresh/", tokens);
  }

  /** Whether a token is good: {@code jwt/verify/}, and introspection as RFC 7662 has it. */
  static void check(World world) {
    world.report.begin("check", "Verify and introspect");
    Place place = world.postgresql();
    try (Vestibule server = Vestibule.start(place, "check", Map.of())) {
      String key = server.apiKey();
      List<String> tokens =
          IntStream.range(0, TOKENS)
              .mapToObj(i -> server.signIn("/auth", person(place, i)).access())
              .toList();
      List<byte[]> verify =
          tokens.stream()
              .map(t -> Http.json("/auth/jwt/verify/", "", "{\"token\":\"" + t + "\"}"))
              .toList();
      List<byte[]> introspect =
          tokens.stream()
              .map(t ->
                  Http.form(
                      "/api/v1/token/introspect",
                      "Bearer " + key,
                      "token=" + URLEncoder.encode(t, StandardCharsets.UTF_8)))
              .toList();
      Program bare = world.bare(place);
      List<Subject> subjects =
          List.of(
              row(bare, place),
              Subject.of(
                  "verify",
                  server.program,
                  new Load(server.port(), CONNECTIONS),
                  Talks.cycle(verify, 200, "{}")),
              Subject.of(
                  "introspect",
                  server.program,
                  new Load(server.port(), CONNECTIONS),
                  Talks.cycle(introspect, 200, "\"active\":true")));
      world.report.compared(
          "Verify and introspect, PostgreSQL",
          Subject.interleaved(subjects, world.options),
          new int[] {-1, 0, 0});
    }
  }

  /** {@code POST jwt/create/}; the limit is the hash alone. */
  static void signIn(World world) {
    world.report.begin("sign-in", "Sign-in");
    for (Place place : List.of(world.postgresql(), world.sqlite())) {
      try (Vestibule server = Vestibule.start(place, "sign-in-" + place.name(), Map.of())) {
        List<Subject> subjects = List.of(hash(world), signIn(server));
        world.report.compared(
            "Sign-in, " + place.name(),
            Subject.interleaved(subjects, world.options),
            new int[] {-1, 0});
      }
    }
  }

  static Subject signIn(Vestibule server) {
    return Subject.of(
        "sign-in", server.program, new Load(server.port(), SIGNING), signInTalk(server.place));
  }

  static Load.Talk signInTalk(Place place) {
    List<byte[]> requests = Talks.each(Math.min(500, place.people()), i -> signInRequest(i + 1));
    return Talks.cycle(requests, 200, "\"access\":\"ey");
  }

  static byte[] signInRequest(int person) {
    return Http.json(
        "/auth/jwt/create/",
        "",
        "{\"username\":\"person" + person + "\",\"password\":\"" + Place.PASSWORD + "\"}");
  }

  /** L4 speaks by a pipe, a line for each round. */
  static Subject hash(World world) {
    Program program = world.hashing();
    BufferedReader answers = program.process.inputReader();
    return new Subject(
        "L4 Argon2id alone",
        seconds -> {
          try {
            double before = program.cpuSeconds();
            program.process.outputWriter().write(seconds + "\n");
            program.process.outputWriter().flush();
            String[] words = answers.readLine().split(" ");
            double cpu = program.cpuSeconds() - before;
            double count = Double.parseDouble(words[0]);
            double took = Double.parseDouble(words[1]) / 1e9;
            double each = took * 1000 / count;
            return new Subject.Outcome(
                new Round(count / took, each, each, 0, cpu * 1e6 / count, cpu / took), "");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** {@code POST users/}: the hash, the account, its link and its mail. */
  static void register(World world) {
    world.report.begin("register", "Registration");
    for (Place place : List.of(world.postgresql(), world.sqlite())) {
      try (Vestibule server = Vestibule.start(place, "register-" + place.name(), Map.of())) {
        Subject registration =
            Subject.of(
                "registration", server.program, new Load(server.port(), SIGNING), registrations());
        world.report.compared(
            "Registration, " + place.name(),
            Subject.interleaved(List.of(hash(world), registration), world.options),
            new int[] {-1, 0});
      }
    }
  }

  private static Load.Talk registrations() {
    byte[] wanted = "\"email\":\"new".getBytes(StandardCharsets.UTF_8);
    return new Load.Talk() {
      @Override
      public byte[] next(int connection) {
        int number = NEWCOMERS.incrementAndGet();
        return Http.json(
            "/auth/users/",
            "",
            "{\"username\":\"new%d\",\"email\":\"new%d@example.org\",\"password\":\"%s\",\"re_password\":\"%s\"}"
                .formatted(number, number, Place.PASSWORD, Place.PASSWORD));
      }

      @Override
      public boolean good(int connection, int status, byte[] answer, int from, int to) {
        return status == 201 && Http.contains(answer, from, to, wanted);
      }
    };
  }

  /** Of 1,000 requests 800 ask who one is, 140 refresh, 50 verify, 9 sign in, 1 registers. */
  static void day(World world) {
    world.report.begin("day", "A real day's mixture");
    for (Place place : List.of(world.postgresql(), world.sqlite())) {
      try (Vestibule server = Vestibule.start(place, "day-" + place.name(), Map.of())) {
        List<byte[]> verify =
            Talks.each(
                TOKENS,
                i ->
                    Http.json(
                        "/auth/jwt/verify/",
                        "",
                        "{\"token\":\""
                            + server.signIn("/auth", person(place, i)).access()
                            + "\"}"));
        Load.Talk mixed =
            Talks.mixed(
                List.of(
                    meTalk(bearers(server)),
                    chain(server, CONNECTIONS),
                    Talks.cycle(verify, 200, "{}"),
                    signInTalk(place),
                    registrations()),
                List.of(800, 140, 50, 9, 1),
                CONNECTIONS);
        Program bare = world.bare(place);
        List<Subject> subjects =
            List.of(
                row(bare, place),
                insert(bare),
                hash(world),
                Subject.of("mixture", server.program, new Load(server.port(), CONNECTIONS), mixed));
        List<Round.Figures> figures = Subject.interleaved(subjects, world.options);
        world.report.compared("Mixture, " + place.name(), figures, new int[] {-1, -1, -1, -1});
        double limit =
            1
                / (0.85 / figures.get(0).rate()
                    + 0.14 / figures.get(1).rate()
                    + 0.01 / figures.get(2).rate());
        world.report.figure(
            "mixture of its limits, " + place.name(),
            figures.get(3).rate() / limit,
            "",
            "limit " + Report.format(limit) + "/s: 850 L2, 140 L3, 10 L4 of 1,000");
      }
    }
  }

  /** The same as who-am-i, by wrk: whether our own load generator is in the way. */
  static void wrk(World world) {
    world.report.begin("wrk", "Who am I, by wrk");
    Place place = world.postgresql();
    try (Vestibule server = Vestibule.start(place, "wrk", Map.of())) {
      Program bare = world.bare(place);
      String token = bearers(server).getFirst();
      Subject.interleaved(
          List.of(row(bare, place), me("ES256", server, List.of(token))), world.options);
      double[] rates = new double[3];
      String[] urls = {
        "http://127.0.0.1:" + bare.port + "/fixed",
        "http://127.0.0.1:" + bare.port + "/row/12",
        "http://127.0.0.1:" + server.port() + ME
      };
      for (int i = 0; i < urls.length; i++) {
        rates[i] = Wrk.rate(urls[i], i == 2 ? token : "", CONNECTIONS, world.options);
      }
      world.report.figure("L1, wrk", rates[0], "answers/s", "");
      world.report.figure("L2, wrk", rates[1], "answers/s", "");
      world.report.figure("who am I, ES256, wrk", rates[2], "answers/s", "");
      world.report.figure("of L2, wrk", rates[2] / rates[1], "", "");
    }
  }

  /**
   * For CI: only what was lost grossly shows, by ratio to the bare programs of the same run. The
   * bounds are far below what an idle machine shows, since few seconds warm little.
   */
  static void brief(World world) {
    world.report.begin("short", "Short form");
    Place place = world.postgresql();
    try (Vestibule server = Vestibule.start(place, "short", Map.of())) {
      Program bare = world.bare(place);
      List<Subject> subjects =
          List.of(
              row(bare, place),
              insert(bare),
              hash(world),
              me("who am I", server, bearers(server)),
              rotating("refresh, rotating", server),
              signIn(server));
      List<Round.Figures> figures = Subject.interleaved(subjects, world.options);
      world.report.compared(
          "Short form, " + place.name(), figures, new int[] {-1, -1, -1, 0, 1, 2});
      world.report.atLeast("who am I", figures.get(3), figures.get(0), 0.15);
      world.report.atLeast("refresh", figures.get(4), figures.get(1), 0.01);
      world.report.atLeast("sign-in", figures.get(5), figures.get(2), 0.4);
    }
  }
}
