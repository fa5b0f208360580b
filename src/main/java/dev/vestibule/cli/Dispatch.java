package dev.vestibule.cli;

import dev.vestibule.House;
import dev.vestibule.core.notifications.Fate;
import dev.vestibule.core.notifications.Letter;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Sends an operator's letter through the outbox and says what became of it. */
final class Dispatch {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(25);

  private Dispatch() {}

  /** Works beside a server too: whoever is quicker sends the letter, and nobody sends it twice. */
  static int send(Invocation invocation, House house, Letter letter) {
    String id = house.database.write(tx -> house.outbox.enqueue(tx, letter));
    house.jobs.start();
    try {
      return told(invocation, letter, await(house, id));
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

  private static int told(Invocation invocation, Letter letter, Fate fate) {
    String mail = "the mail to " + letter.recipient();
    return switch (fate) {
      case Fate.Sent() -> {
        invocation.out().println("sent " + mail);
        yield ExitCode.DONE;
      }
      case Fate.Waiting(int _, String reason) -> {
        String why = reason.isEmpty() ? "" : " (" + reason + ")";
        invocation
            .err()
            .println(mail + " waits" + why + "; a server that runs tries again by itself");
        yield ExitCode.FAILED;
      }
      case Fate.Lost(String reason) -> {
        invocation.err().println(mail + " is not sent and never will be: " + reason);
        yield ExitCode.FAILED;
      }
    };
  }
}
