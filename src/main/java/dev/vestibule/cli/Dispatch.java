package dev.vestibule.cli;

import dev.vestibule.House;
import dev.vestibule.core.notifications.Fate;
import dev.vestibule.core.notifications.Letter;
import dev.vestibule.core.notifications.TextMessage;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Sends an operator's message through the outbox and says what became of it. */
final class Dispatch {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(25);

  private Dispatch() {}

  static int send(Invocation invocation, House house, Letter letter) {
    String id = house.database.write(tx -> house.outbox.enqueue(tx, letter));
    return follow(invocation, house, id, "the mail to " + letter.recipient());
  }

  static int send(Invocation invocation, House house, TextMessage message) {
    String id = house.database.write(tx -> house.outbox.enqueue(tx, message));
    return follow(invocation, house, id, "the text message to " + message.recipient());
  }

  /** Works beside a server too: whoever is quicker sends the message, and nobody sends it twice. */
  private static int follow(Invocation invocation, House house, String id, String what) {
    house.jobs.start();
    try {
      return told(invocation, what, await(house, id));
    } finally {
      house.jobs.stop();
    }
  }

  /** Until it is over or was tried in vain; the next try would be too long to wait for. */
  private static Fate await(House house, String id) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Fate fate = house.outbox.fate(id);
    while (fate instanceof Fate.Waiting(int tries, String _)
        && tries == 0
        && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
      fate = house.outbox.fate(id);
    }
    return fate;
  }

  private static int told(Invocation invocation, String what, Fate fate) {
    return switch (fate) {
      case Fate.Sent() -> {
        invocation.out().println("sent " + what);
        yield ExitCode.DONE;
      }
      case Fate.Waiting(int _, String reason) -> {
        String why = reason.isEmpty() ? "" : " (" + reason + ")";
        invocation
            .err()
            .println(what + " waits" + why + "; a server that runs tries again by itself");
        yield ExitCode.FAILED;
      }
      case Fate.Lost(String reason) -> {
        invocation.err().println(what + " is not sent and never will be: " + reason);
        yield ExitCode.FAILED;
      }
    };
  }
}
