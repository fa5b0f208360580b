package dev.vestibule.ui.console;

import dev.vestibule.platform.http.Route;
import java.util.List;

/** Some pages of the console that belong together. */
public interface ConsolePart {
  /** Where the navigation leads. */
  List<ConsoleEntry> entries();

  /** Its pages, all below {@code /console/}. */
  List<Route> routes(ConsoleFrame frame);
}
