package dev.vestibule.ui.console;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell of a table: badges or a text.
 *
 * @param title what is shown of it when pointed at; empty for nothing
 */
public record Cell(List<Badge> badges, String text, String title) {
  public Cell {
    badges = List.copyOf(badges);
  }

  static Cell of(List<Badge> badges) {
    return new Cell(badges, "", "");
  }

  static Cell of(@Nullable String text) {
    return new Cell(List.of(), text == null ? "" : text, "");
  }

  static Cell at(@Nullable Instant moment, ConsoleWords words, Instant now) {
    return moment == null
        ? of("")
        : new Cell(List.of(), Times.brief(moment, now, words), Times.full(moment, words));
  }
}
