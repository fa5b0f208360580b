package dev.vestibule.cli;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people type at a terminal, or programs pipe in a line at a time. */
final class Typed {
  private Typed() {}

  /** Whether somebody sits at a terminal. */
  static boolean terminal() {
    return console() != null;
  }

  /** Says what is waited for when somebody sits there; a program that pipes knows. */
  static void announce(Invocation invocation, String what) {
    if (terminal()) {
      invocation.err().println(what);
    }
  }

  /** What an option says, or standard input where it says {@code -}. */
  static String text(Invocation invocation, String given) throws IOException {
    if (!given.equals("-")) {
      return given;
    }
    announce(invocation, "Type the text; Ctrl-D on a line of its own ends it.");
    return new String(invocation.in().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** A line; empty when none came. */
  static Optional<String> line(Invocation invocation, String prompt) {
    if (terminal()) {
      invocation.err().print(prompt + ": ");
      invocation.err().flush();
    }
    return read(invocation);
  }

  /** A secret: typed twice without being shown, or one piped line; empty when it is not right. */
  static Optional<String> secret(Invocation invocation, String prompt) {
    @Nullable Console console = console();
    if (console == null) {
      return read(invocation);
    }
    char[] first = console.readPassword("%s: ", prompt);
    char[] second = console.readPassword("%s (again): ", prompt);
    boolean alike = first != null && second != null && Arrays.equals(first, second);
    return alike && first.length > 0 ? Optional.of(new String(first)) : Optional.empty();
  }

  /** None when input or output is no terminal. */
  @SuppressWarnings("SystemConsoleNull") // JDK 25 answers null again (JDK-8351435)
  private static @Nullable Console console() {
    Console console = System.console();
    return console != null && console.isTerminal() ? console : null;
  }

  private static Optional<String> read(Invocation invocation) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int next = invocation.in().read();
      while (next >= 0 && next != '\n') {
        line.write(next);
        next = invocation.in().read();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = line.toString(StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
