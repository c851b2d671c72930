package dev.sage.workbench.cli;

import java.nio.file.Path;

/** Runs commands one after the other and keeps all that they say. */
public final class SageRuns {

  private final CommandLineRun line;
  private final StringBuilder said;

  public SageRuns(Path home, StringBuilder said) {
    this.line = new CommandLineRun(home);
    this.said = said;
  }

  public SageRuns with(String variable, String value) {
    line.with(variable, value);
    return this;
  }

  public void run(String... arguments) {
    var result = line.sage(arguments);
    said.append(result.out()).append(result.err()).append('\n');
  }
}
