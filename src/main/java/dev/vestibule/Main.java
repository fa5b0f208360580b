package dev.vestibule;

import dev.vestibule.cli.Invocation;
import dev.vestibule.cli.VestibuleCommand;

/** The process's entry. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(VestibuleCommand.run(Invocation.ofProcess(args)));
  }
}
