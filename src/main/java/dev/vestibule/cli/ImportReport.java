package dev.vestibule.cli;

import dev.vestibule.core.takeover.Finding;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tells what becomes of each account: in a file, to whoever watches, and as numbers at the end. */
final class ImportReport implements Consumer<Finding>, AutoCloseable {
  /** Where nobody knows beforehand how many there are. */
  static final long UNKNOWN = -1;

  private static final int WIDTH = 40;
  private static final int MOST_SHOWN = 50;
  private static final int STEP = 200;

  private final Invocation invocation;
  private final long all;
  private final @Nullable BufferedWriter file;
  private final boolean watched = Typed.terminal();
  private final Map<Finding.Outcome, Long> counts = new EnumMap<>(Finding.Outcome.class);
  private final JsonMapper json = new JsonMapper();
  private long done;
  private int shown;

  ImportReport(Invocation invocation, @Nullable Path file, long all) {
    this.invocation = invocation;
    this.all = all;
    try {
      this.file =
          file == null
              ? null
              : Files.newBufferedWriter(
                  file,
                  StandardCharsets.UTF_8,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be written", e);
    }
  }

  @Override
  public void accept(Finding finding) {
    counts.merge(finding.outcome(), 1L, Long::sum);
    done++;
    try {
      if (file != null) {
        file.write(json.writeValueAsString(line(finding)));
        file.write('\n');
      } else if (!finding.remarks().isEmpty()) {
        show(finding);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (watched && (done % STEP == 0 || done == all)) {
      bar();
    }
  }

  /** Passes over those of whom there is nothing new. */
  void news(Finding finding) {
    if (finding.outcome() != Finding.Outcome.PRESENT || !finding.remarks().isEmpty()) {
      accept(finding);
    }
  }

  boolean hasNews() {
    return done > 0;
  }

  private static Map<String, Object> line(Finding finding) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", finding.id());
    line.put("username", finding.username());
    line.put("outcome", word(finding.outcome()));
    if (!finding.remarks().isEmpty()) {
      line.put("remarks", finding.remarks().stream().map(ImportReport::remark).toList());
    }
    return line;
  }

  private static Map<String, String> remark(Finding.Remark remark) {
    Map<String, String> told = new LinkedHashMap<>();
    told.put("member", remark.member());
    told.put("why", remark.why());
    if (!remark.proposal().isEmpty()) {
      told.put("proposal", remark.proposal());
    }
    return told;
  }

  /** Without a file the first ones are told here; more would hide what else is said. */
  private void show(Finding finding) {
    if (shown++ < MOST_SHOWN) {
      List<String> told =
          finding.remarks().stream()
              .map(r ->
                  r.member() + ": " + r.why() + (r.proposal().isEmpty() ? "" : "; " + r.proposal()))
              .toList();
      invocation
          .err()
          .println(
              word(finding.outcome())
                  + " "
                  + finding.id()
                  + " "
                  + finding.username()
                  + ": "
                  + String.join("; ", told));
    }
  }

  private void bar() {
    if (all == UNKNOWN) {
      invocation.err().print("\r" + done + " read");
      invocation.err().flush();
      return;
    }
    int filled = all == 0 ? WIDTH : (int) (WIDTH * Math.min(done, all) / all);
    invocation
        .err()
        .print(
            "\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + " of " + all);
    if (done == all) {
      invocation.err().println();
    }
    invocation.err().flush();
  }

  /** The numbers. */
  void finish(boolean dryRun) {
    if (watched && all == UNKNOWN) {
      bar();
      invocation.err().println();
    }
    if (shown > MOST_SHOWN) {
      invocation.err().println("and " + (shown - MOST_SHOWN) + " more; --report FILE has all");
    }
    StringBuilder line = new StringBuilder(dryRun ? "would be: " : "");
    for (Finding.Outcome outcome : Finding.Outcome.values()) {
      line.append(word(outcome)).append(' ').append(counts.getOrDefault(outcome, 0L)).append(", ");
    }
    invocation.out().println(line.append("of ").append(done));
  }

  private static String word(Finding.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
