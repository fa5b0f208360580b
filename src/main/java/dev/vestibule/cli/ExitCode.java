package dev.vestibule.cli;

/** How a verb ended (docs/command-line.md). */
public final class ExitCode {
  /** It did what was asked. */
  public static final int DONE = 0;

  /** It could not. */
  public static final int FAILED = 1;

  /** The usage or the configuration is wrong; nothing was done. */
  public static final int WRONG_USAGE = 2;

  private ExitCode() {}
}
