package dev.vestibule.ui.console.operations;

import dev.vestibule.core.operations.Nodes;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.console.Clerk;
import dev.vestibule.ui.console.ConsoleFrame;
import java.util.List;
import java.util.Map;

/** {@code /console/nodes/}: the server processes. */
final class NodesPage {
  static final String PATH = "/console/nodes/";

  private final ConsoleFrame frame;
  private final Database database;
  private final Nodes nodes;
  private final Clocks clocks;

  NodesPage(ConsoleFrame frame, Database database, Nodes nodes, Clocks clocks) {
    this.frame = frame;
    this.database = database;
    this.nodes = nodes;
    this.clocks = clocks;
  }

  List<Route> routes() {
    return List.of(frame.page(PATH, Permission.SYSTEM_READ, this::show));
  }

  private Answer show(Clerk clerk) {
    return frame.show(
        clerk,
        200,
        "console/operations/nodes",
        Map.of("nodes", database.read(nodes::all), "times", clocks.times(clerk.words())));
  }
}
