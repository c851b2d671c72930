package dev.sage.workbench.cli;

import java.util.List;

/**
 * Commands that need what this module does not have, a window say. Found by {@link
 * java.util.ServiceLoader}; asked only when its command is called.
 */
public interface CommandContribution {

  /**
   * The commands: objects with picocli's annotations, in a package that is open to {@code
   * info.picocli}. A command that ends with a {@link CliException} is told to the person as any
   * other.
   */
  List<Object> commands(GlobalOptions globals);

  /**
   * Opens the console and returns when it is closed: what {@code sage} does without a command.
   *
   * @return the exit code
   */
  int openConsole(GlobalOptions globals);
}
