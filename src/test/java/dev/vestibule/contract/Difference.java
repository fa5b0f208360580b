package dev.vestibule.contract;

import tools.jackson.databind.JsonNode;

/** One place where an answer differs from the recorded one. */
record Difference(String scenario, int step, String note, boolean optional, String what) {
  static Difference of(Scenario scenario, int step, String what) {
    JsonNode row = scenario.steps().get(step);
    String note = row.path("note").asString("");
    boolean optional = row.path("optional").asBoolean(false);
    return new Difference(scenario.name(), step, note, optional, what);
  }

  @Override
  public String toString() {
    String about = note.isEmpty() ? "" : " (" + note + ")";
    return scenario + ", step " + step + about + ": " + what;
  }
}
