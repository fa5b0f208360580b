package dev.vestibule.dialect.v1.operations;

import static dev.vestibule.dialect.v1.operations.Moments.moment;

import dev.vestibule.core.operations.Node;
import dev.vestibule.core.operations.Nodes;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.Cursors;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Listing;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.Parameters;
import dev.vestibule.dialect.v1.frame.ProblemKind;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.jobs.JobKind;
import dev.vestibule.platform.jobs.JobPages;
import dev.vestibule.platform.jobs.JobPiece;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /jobs}, {@code /jobs/{name}} and {@code /nodes}. */
final class JobResources {
  private static final String PATH = "/jobs";
  private static final String FAILING = "failing";

  private final Database database;
  private final JobPages jobs;
  private final Nodes nodes;
  private final Cursors cursors;
  private final InstantSource clock;

  JobResources(
      Database database, JobPages jobs, Nodes nodes, Cursors cursors, InstantSource clock) {
    this.database = database;
    this.jobs = jobs;
    this.nodes = nodes;
    this.cursors = cursors;
    this.clock = clock;
  }

  List<Route> routes(Frame frame) {
    Access read = Access.with(Permission.SYSTEM_READ);
    return List.of(
        frame.at(PATH, Operation.of("GET", read, this::kinds)),
        frame.at(PATH + "/{name}", Operation.of("GET", read, this::pieces)),
        frame.at("/nodes", Operation.of("GET", read, this::nodes)));
  }

  private Answer kinds(Call call) {
    return call.ok(
        Map.of("jobs", database.read(jobs::kinds).stream().map(JobResources::json).toList()));
  }

  private Answer pieces(Call call) {
    String name = call.request().parameter("name");
    if (!jobs.knows(name)) {
      return call.refuse(ProblemKind.NOT_FOUND);
    }
    Parameters parameters = new Parameters(call.request());
    parameters.only(Set.of(FAILING, "limit", Cursors.CURSOR)::contains);
    int limit = parameters.limit();
    boolean failing = parameters.flag(FAILING).orElse(false);
    String after =
        parameters
            .read(
                Cursors.CURSOR,
                "cursor",
                text -> cursors.opened(call.request(), text).map(List::getFirst))
            .orElse("");
    if (!parameters.errors().isEmpty()) {
      return call.invalid(parameters.errors());
    }
    List<JobPiece> found = database.read(sql -> jobs.pieces(sql, name, failing, after, limit + 1));
    Listing<JobPiece> listing =
        new Listing<>(
            PATH + "/" + name,
            "pieces",
            page -> page.stream().map(JobResources::json).toList(),
            JobPiece::id);
    return cursors.page(call, listing, found, limit);
  }

  private Answer nodes(Call call) {
    Instant now = clock.instant();
    return call.ok(
        Map.of("nodes", database.read(nodes::all).stream().map(node -> json(node, now)).toList()));
  }

  private static Map<String, @Nullable Object> json(JobKind kind) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", kind.name());
    json.put("waiting", kind.waiting());
    json.put("running", kind.running());
    json.put(FAILING, kind.failing());
    json.put("next_due_at", moment(kind.next()));
    json.put("last_success_at", moment(kind.lastSuccess()));
    json.put("last_failure_at", moment(kind.lastFailure()));
    return json;
  }

  private static Map<String, @Nullable Object> json(JobPiece piece) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", piece.id());
    json.put("due_at", moment(piece.due()));
    json.put("node", piece.node().orElse(null));
    json.put("node_seen_at", moment(piece.beat()));
    json.put("failures", piece.failures());
    json.put("last_success_at", moment(piece.lastSuccess()));
    json.put("last_failure_at", moment(piece.lastFailure()));
    return json;
  }

  private static Map<String, @Nullable Object> json(Node node, Instant now) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", node.name());
    json.put("host", node.host());
    json.put("version", node.version());
    json.put("started_at", moment(node.started()));
    json.put("seen_at", moment(node.seen()));
    json.put("alive", node.alive(now));
    return json;
  }
}
