package dev.vestibule.ui.console.operations;

import dev.vestibule.core.rights.Permission;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.jobs.JobPages;
import dev.vestibule.platform.jobs.JobPiece;
import dev.vestibule.ui.console.Clerk;
import dev.vestibule.ui.console.ConsoleFrame;
import java.util.List;
import java.util.Map;

/** {@code /console/jobs/}: background work, by its kinds and by its pieces. */
final class JobsPage {
  static final String PATH = "/console/jobs/";
  private static final int LONG = 50;

  private final ConsoleFrame frame;
  private final Database database;
  private final JobPages jobs;
  private final Clocks clocks;

  JobsPage(ConsoleFrame frame, Database database, JobPages jobs, Clocks clocks) {
    this.frame = frame;
    this.database = database;
    this.jobs = jobs;
    this.clocks = clocks;
  }

  List<Route> routes() {
    return List.of(
        frame.page(PATH, Permission.SYSTEM_READ, this::kinds),
        frame.page(PATH + "{name}/", Permission.SYSTEM_READ, this::pieces));
  }

  private Answer kinds(Clerk clerk) {
    return frame.show(
        clerk,
        200,
        "console/operations/jobs",
        Map.of("kinds", database.read(jobs::kinds), "times", clocks.times(clerk.words())));
  }

  private Answer pieces(Clerk clerk) {
    String name = clerk.request().parameter("name");
    if (!jobs.knows(name)) {
      return frame.missing(clerk);
    }
    boolean failing = clerk.asked("failing").equals("true");
    List<JobPiece> found =
        database.read(sql -> jobs.pieces(sql, name, failing, clerk.asked("after"), LONG + 1));
    boolean more = found.size() > LONG;
    List<JobPiece> shown = more ? found.subList(0, LONG) : found;
    return frame.show(
        clerk,
        200,
        "console/operations/job",
        Map.of(
            "name", name,
            "pieces", shown,
            "failing", failing,
            "next", more ? shown.getLast().id() : "",
            "times", clocks.times(clerk.words())));
  }
}
