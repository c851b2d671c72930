package dev.sage.workbench.cli;

/** What {@code sage} ends with. */
public final class ExitCode {

  /** Done. */
  public static final int OK = 0;

  /** The command ran and found a failure: a failed check, call or assertion. */
  public static final int FAILURE = 1;

  /** Wrong use or configuration. */
  public static final int USAGE = 2;

  /** An error in Sage itself. */
  public static final int INTERNAL = 3;

  /** Ended by Ctrl+C. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
