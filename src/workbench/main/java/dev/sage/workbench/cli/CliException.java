package dev.sage.workbench.cli;

import org.jspecify.annotations.Nullable;

/** A command can't go on: the exit code, and what the person is told (the fact and the fix). */
public final class CliException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitCode;

  public CliException(int exitCode, String message) {
    this(exitCode, message, null);
  }

  public CliException(int exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** Wrong use or configuration. */
  public static CliException usage(String message) {
    return new CliException(ExitCode.USAGE, message);
  }

  public int exitCode() {
    return exitCode;
  }
}
