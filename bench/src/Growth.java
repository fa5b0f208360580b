import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What becomes slower as accounts become more. */
final class Growth {
  /** Few at once: here it is the time of an answer that counts, not how many there are. */
  private static final int CONNECTIONS = 2;

  private static final int PAGE = 50;
  private static final int FAR = 1_000;
  private static final String LIST = "/api/v1/accounts?limit=" + PAGE;

  private Growth() {}

  /** Lists of the console, on the usual number of accounts. */
  static void lists(World world) {
    world.report.begin("lists", "Lists and search of administrators");
    for (Place place : List.of(world.postgresql(), world.sqlite())) {
      try (Vestibule server = Vestibule.start(place, "lists-" + place.name(), Map.of())) {
        Program bare = world.bare(place);
        List<Subject> subjects = new ArrayList<>();
        subjects.add(
            Subject.of(
                "L2 one SELECT",
                bare,
                new Load(bare.port, CONNECTIONS),
                Talks.cycle(List.of(Http.get("/row/12", "")), 200, "person12")));
        subjects.addAll(lists(server, ""));
        List<Round.Figures> figures = Subject.interleaved(subjects, world.options);
        int[] limits = new int[figures.size()];
        java.util.Arrays.fill(limits, -1);
        world.report.compared(
            "Lists of " + PAGE + ", " + place.people() + " accounts, " + place.name(),
            figures,
            limits);
      }
    }
  }

  private static List<Subject> lists(Vestibule server, String suffix) {
    String root = "Bearer " + server.root().access();
    List<Subject> subjects = new ArrayList<>();
    subjects.add(list("first page" + suffix, server, List.of(Http.get(LIST, root)), "next_cursor"));
    int pages = Math.min(FAR, server.place.people() / PAGE);
    subjects.add(
        list(
            "page " + pages + suffix,
            server,
            List.of(Http.get(far(server, root, pages), root)),
            "\"accounts\":[{"));
    subjects.add(
        list(
            "prefix search" + suffix,
            server,
            Talks.each(
                50, i -> Http.get(LIST + "&search=person" + Answers.person(server.place, i), root)),
            "\"username\":\"person"));
    return subjects;
  }

  private static Subject list(String name, Vestibule server, List<byte[]> requests, String part) {
    return Subject.of(
        name,
        server.program,
        new Load(server.port(), CONNECTIONS),
        Talks.cycle(requests, 200, part));
  }

  /** Walks there by the cursors, as a front end does. */
  private static String far(Vestibule server, String root, int pages) {
    String path = LIST;
    for (int page = 1; page < pages; page++) {
      String body = Http.get(server.port(), path, root).must(200).body();
      path = LIST + "&cursor=" + Http.member(body, "next_cursor");
    }
    return path;
  }

  /** Servers beside databases of every size, round after round. */
  static void growth(World world) {
    world.report.begin("growth", "Growth, PostgreSQL");
    List<Integer> sizes = new ArrayList<>();
    for (int size = 1_000; size <= world.options.most(); size *= 10) {
      sizes.add(size);
    }
    List<Vestibule> servers = new ArrayList<>();
    for (int size : sizes) {
      Place place = world.place("grown" + size, () -> Place.postgresql("grown" + size, size));
      servers.add(Vestibule.start(place, "grown" + size, Map.of()));
    }
    try {
      compare(world, sizes, "who am I", servers.stream().map(Growth::me).toList());
      compare(world, sizes, "refresh, rotating", servers.stream().map(Growth::refresh).toList());
      compare(world, sizes, "sign-in", servers.stream().map(Growth::signIn).toList());
      List<List<Subject>> lists = servers.stream().map(s -> lists(s, "")).toList();
      for (int kind = 0; kind < lists.getFirst().size(); kind++) {
        int which = kind;
        compare(
            world,
            sizes,
            lists.getLast().get(kind).name(),
            lists.stream().map(list -> list.get(which)).toList());
      }
    } finally {
      servers.forEach(Vestibule::close);
    }
  }

  private static Subject me(Vestibule server) {
    return Subject.of(
        "who am I",
        server.program,
        new Load(server.port(), CONNECTIONS),
        Answers.meTalk(Answers.bearers(server)));
  }

  private static Subject refresh(Vestibule server) {
    return Subject.of(
        "refresh",
        server.program,
        new Load(server.port(), CONNECTIONS),
        Answers.chain(server, CONNECTIONS));
  }

  private static Subject signIn(Vestibule server) {
    return Subject.of(
        "sign-in",
        server.program,
        new Load(server.port(), 1),
        Talks.cycle(
            Talks.each(50, i -> Answers.signInRequest(Answers.person(server.place, i))),
            200,
            "\"access\":\"ey"));
  }

  private static void compare(World world, List<Integer> sizes, String what, List<Subject> same) {
    List<Subject> named = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      named.add(new Subject("%,d accounts".formatted(sizes.get(i)), same.get(i).run()));
    }
    List<Round.Figures> figures = Subject.interleaved(named, world.options);
    int[] limits = new int[sizes.size()];
    java.util.Arrays.fill(limits, -1);
    world.report.compared(what, figures, limits);
    int from = Math.min(2, sizes.size() - 1);
    double grown = figures.getLast().ratio(figures.get(from), Round::p50);
    world.report.figure(
        what + ", p50 of the largest against " + figures.get(from).name(),
        grown,
        "times",
        "wanted: at most 1.3");
  }
}
