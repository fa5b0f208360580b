import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The peer: Django REST framework with SimpleJWT from Debian's packages, behind gunicorn. */
final class Django implements AutoCloseable {
  private static final int CONNECTIONS = 16;
  private static final int PEOPLE = 20;

  private final Program program;

  private Django(Program program) {
    this.program = program;
  }

  static boolean present() {
    return !System.getProperty("bench.django", "").isEmpty();
  }

  /**
   * Makes a database of its own on the same PostgreSQL, with as many accounts, and starts on the
   * core of the subjects.
   */
  static Django start(World world, Place beside) {
    Path folder = Machine.ROOT.resolve("bench/django");
    int port = Machine.freePort();
    Map<String, String> environment =
        Map.of(
            "BENCH_PG_PORT",
            System.getProperty("bench.pg.port"),
            "BENCH_PG_USER",
            System.getProperty("bench.pg.user"),
            "PYTHONDONTWRITEBYTECODE",
            "1",
            "DJANGO_SETTINGS_MODULE",
            "peer");
    Path made = Machine.WORK.resolve("django.made");
    if (!Files.exists(made)) {
      world.postgresql();
      Program.run(
          folder,
          environment,
          "",
          "/usr/bin/python3",
          "fill.py",
          Integer.toString(beside.people()),
          Place.PASSWORD);
      Program.run(Machine.WORK, environment, "", "touch", made.toString());
    }
    Program program =
        Program.start(
            "django",
            Program.SUBJECT,
            port,
            folder,
            environment,
            List.of(
                "/usr/bin/python3",
                "/usr/bin/gunicorn",
                "--bind",
                "127.0.0.1:" + port,
                "--worker-class",
                "gthread",
                "--workers",
                "2",
                "--threads",
                "4",
                "--keep-alive",
                "60",
                "peer:application"));
    return new Django(program);
  }

  Subject whoAmI() {
    List<byte[]> requests =
        IntStream.range(0, PEOPLE)
            .mapToObj(i -> Http.get("/me/", "Bearer " + Http.member(pair(i, "/create/"), "access")))
            .toList();
    return Subject.of(
        "Django, HS256",
        program,
        new Load(program.port, CONNECTIONS),
        Talks.cycle(requests, 200, "\"email\":\"person"));
  }

  Subject refresh() {
    List<byte[]> requests =
        IntStream.range(0, PEOPLE)
            .mapToObj(i ->
                Http.json(
                    "/refresh/",
                    "",
                    "{\"refresh\":\"" + Http.member(pair(i, "/create/"), "refresh") + "\"}"))
            .toList();
    return Subject.of(
        "Django, same token",
        program,
        new Load(program.port, CONNECTIONS),
        Talks.cycle(requests, 200, "\"access\":\"ey"));
  }

  /** With rotation and blacklist, which keep each token in the database as our sessions do. */
  Subject rotating() {
    List<String> tokens =
        IntStream.range(0, CONNECTIONS)
            .mapToObj(i -> Http.member(pair(i, "/create/"), "refresh"))
            .toList();
    return Subject.of(
        "Django, rotating",
        program,
        new Load(program.port, CONNECTIONS),
        Talks.chain("/rotate/", tokens));
  }

  private String pair(int person, String path) {
    return Http.post(
            program.port,
            path,
            "{\"username\":\"person%d\",\"password\":\"%s\"}".formatted(person + 1, Place.PASSWORD))
        .must(200)
        .body();
  }

  @Override
  public void close() {
    program.close();
  }
}
