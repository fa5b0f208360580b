import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Ten times as many sign-ins as can be hashed, while somebody asks who they are. */
final class Storm {
  private static final double ASKING = 100;
  private static final int ASKERS = 16;
  private static final int STORMERS = 600;

  private Storm() {}

  static void storm(World world) {
    world.report.begin("storm", "A storm of sign-ins");
    for (Place place : List.of(world.postgresql(), world.sqlite())) {
      try (Vestibule server = Vestibule.start(place, "storm-" + place.name(), Map.of())) {
        storm(world, server);
      }
    }
  }

  private static void storm(World world, Vestibule server) {
    Options options = world.options;
    List<Subject> warming =
        List.of(Answers.signIn(server), Answers.me("", server, Answers.bearers(server)));
    double capacity = Subject.interleaved(warming, options).getFirst().rate();
    Load asking = new Load(server.port(), ASKERS);
    Load storming = new Load(server.port(), STORMERS);
    Load.Talk me = Answers.meTalk(Answers.bearers(server));
    double seconds = Math.max(10, options.seconds());
    Load.Result idle = asking.open(me, seconds, ASKING);
    Counted signIns = new Counted(Answers.signInTalk(server.place));
    Load.Result during;
    Load.Result stormed;
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      Future<Load.Result> storm =
          pool.submit(() -> storming.open(signIns, seconds + 2, 10 * capacity));
      Machine.pause(1_500);
      during = asking.open(me, seconds, ASKING);
      stormed = storm.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    String name = server.place.name();
    world.report.figure("sign-ins a second that it can do, " + name, capacity, "/s", "");
    world.report.figure(
        "sign-ins done in the storm, " + name,
        signIns.good / stormed.seconds(),
        "/s",
        signIns.busy
            + " told to come later, "
            + stormed.errors()
            + " other errors "
            + stormed.firstError());
    world.report.figure(
        "who am I before, p50, " + name,
        idle.percentile(0.5),
        "ms",
        ASKING + "/s, " + idle.errors() + " errors");
    world.report.figure("who am I before, p99, " + name, idle.percentile(0.99), "ms", "");
    world.report.figure(
        "who am I in the storm, p50, " + name,
        during.percentile(0.5),
        "ms",
        during.errors() + " errors");
    world.report.figure(
        "who am I in the storm, p99, " + name,
        during.percentile(0.99),
        "ms",
        "wanted: at most twice, or 25 ms above");
    asking.close();
    storming.close();
  }

  /** A 503 is an answer here; it is counted apart. */
  private static final class Counted implements Load.Talk {
    private final Load.Talk inner;
    int good;
    int busy;

    Counted(Load.Talk inner) {
      this.inner = inner;
    }

    @Override
    public byte[] next(int connection) {
      return inner.next(connection);
    }

    @Override
    public boolean good(int connection, int status, byte[] answer, int from, int to) {
      if (status == 503) {
        busy++;
        return true;
      }
      boolean done = inner.good(connection, status, answer, from, to);
      good += done ? 1 : 0;
      return done;
    }
  }
}
