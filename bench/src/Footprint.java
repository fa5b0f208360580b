import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Time to start, and memory. */
final class Footprint {
  private static final int SESSIONS = 10_000;
  private static final int SIGNING = 4;

  private Footprint() {}

  /** From the command to the first answer, and what is resident five seconds later. */
  static void start(World world) {
    world.report.begin("start", "Start and idle memory");
    Place place = world.sqlite();
    List<Double> times = new ArrayList<>();
    List<Double> resident = new ArrayList<>();
    for (int i = 0; i <= world.options.rounds(); i++) {
      long begin = System.nanoTime();
      try (Vestibule server = Vestibule.start(place, "start", Program.ANY, Map.of())) {
        Http.get(server.port(), "/health/ready", "").must(200);
        double took = (System.nanoTime() - begin) / 1e6;
        Machine.pause(5_000);
        // The first one brings files into memory.
        if (i > 0) {
          times.add(took);
          resident.add(server.program.residentKib() / 1024.0);
        }
      }
    }
    world.report.figure("start to first answer", median(times), "ms", "wanted: 1,000, limit 1,500");
    world.report.figure("resident, idle", median(resident), "MiB", "wanted: 160, limit 220");
  }

  /** Verbs of the command line, from start to end. */
  static void verbs(World world) {
    world.report.begin("verbs", "Command line");
    Place place = world.sqlite();
    Map<String, String> environment = Vestibule.environment(place, 8000, Map.of());
    String[][] verbs = {
      {"--version"},
      {"users", "show", "person7", "--json"},
      {"token", "issue", "person7", "--kind", "jwt"},
      {"config", "--json"}
    };
    for (String[] verb : verbs) {
      String[] command = new String[verb.length + 1];
      command[0] = Vestibule.launcher();
      System.arraycopy(verb, 0, command, 1, verb.length);
      List<Double> times = new ArrayList<>();
      for (int i = 0; i <= world.options.rounds(); i++) {
        long begin = System.nanoTime();
        Program.run(place.folder(), environment, "", command);
        if (i > 0) {
          times.add((System.nanoTime() - begin) / 1e6);
        }
      }
      world.report.figure(String.join(" ", verb), median(times), "ms", "wanted: 700");
    }
  }

  /** Full load with ten thousand people signed in, whose tokens are all in use. */
  static void memory(World world) {
    world.report.begin("memory", "Memory under load");
    Place place = world.place("crowd", () -> Place.sqlite("crowd", SESSIONS));
    List<String> tokens = signedIn(place);
    try (Vestibule server = Vestibule.start(place, "memory", Map.of())) {
      Machine.pause(5_000);
      double idle = server.program.residentKib() / 1024.0;
      Load.Talk mixed =
          Talks.mixed(
              List.of(Answers.meTalk(tokens), Answers.chain(server, 32), Answers.signInTalk(place)),
              List.of(90, 9, 1),
              32);
      double most = 0;
      try (Load load = new Load(server.port(), 32)) {
        int windows = world.options.brief() ? 5 : 30;
        for (int i = 0; i < windows; i++) {
          Load.Result result = load.closed(mixed, 2);
          if (result.errors() > 0) {
            throw new IllegalStateException(result.firstError());
          }
          most = Math.max(most, server.program.residentKib() / 1024.0);
        }
      }
      world.report.figure("resident before", idle, "MiB", "");
      world.report.figure(
          "resident under full load, " + tokens.size() + " sessions in use",
          most,
          "MiB",
          "wanted: 320; the most that was seen in 60 s");
    }
  }

  /** At the least cost that is allowed, since it is not what is measured here. */
  private static List<String> signedIn(Place place) {
    String[] tokens = new String[SESSIONS];
    Map<String, String> cheap =
        Map.of(
            "VESTIBULE_PASSWORDS_ARGON2_MEMORY_KIB",
            "8192",
            "VESTIBULE_PASSWORDS_ARGON2_ITERATIONS",
            "1");
    try (Vestibule server = Vestibule.start(place, "crowd", Program.ANY, cheap);
        Load load = new Load(server.port(), SIGNING)) {
      int[] next = {0};
      int[] done = {0};
      int[] under = new int[SIGNING];
      Load.Talk talk =
          new Load.Talk() {
            @Override
            public byte[] next(int connection) {
              under[connection] = next[0]++ % SESSIONS;
              return Answers.signInRequest(under[connection] + 1);
            }

            @Override
            public boolean good(int connection, int status, byte[] answer, int from, int to) {
              if (status != 200) {
                return false;
              }
              tokens[under[connection]] =
                  "Bearer " + Http.member(new String(answer, from, to - from), "access");
              done[0]++;
              return true;
            }
          };
      while (done[0] < SESSIONS) {
        Load.Result result = load.closed(talk, 5);
        if (result.errors() > 0) {
          throw new IllegalStateException(result.firstError());
        }
      }
    }
    return Arrays.asList(tokens);
  }

  /** What a connection costs that is kept alive and does nothing. */
  static void connections(World world) {
    world.report.begin("connections", "Idle connections");
    for (int count : new int[] {1_000, 10_000}) {
      try (Vestibule server = Vestibule.start(world.sqlite(), "connections", Map.of())) {
        byte[] request = Http.get("/health/ready", "");
        // What the first requests load is no connection's.
        try (Load load = new Load(server.port(), 16)) {
          load.closed(Talks.cycle(List.of(request), 200, ""), 5);
        }
        Machine.pause(2_000);
        long before = server.program.residentKib();
        List<SocketChannel> open = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          open.add(answered(server.port(), request));
        }
        Machine.pause(3_000);
        long after = server.program.residentKib();
        for (SocketChannel channel : open) {
          ask(channel, request);
        }
        world.report.figure(
            count + " idle connections",
            (after - before) / (double) count,
            "KiB each",
            "wanted: at most 30 of 10,000; each had one answer, and another one after that");
        for (SocketChannel channel : open) {
          channel.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static SocketChannel answered(int port, byte[] request) throws IOException {
    SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
    ask(channel, request);
    return channel;
  }

  private static void ask(SocketChannel channel, byte[] request) throws IOException {
    channel.write(ByteBuffer.wrap(request));
    ByteBuffer answer = ByteBuffer.allocate(4096);
    if (channel.read(answer) < 12 || answer.get(9) != '2') {
      throw new IllegalStateException("an idle connection was not answered");
    }
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
