package dev.sage.workbench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Stands where a command of the console would, in an installation without it. */
@Command(name = "tour", description = "Walks through the console (not in this installation).")
final class NoConsoleCommand implements Callable<Integer> {

  // Whatever follows, the answer is the same.
  @Unmatched private List<String> arguments = new ArrayList<>();

  NoConsoleCommand() {}

  @Override
  public Integer call() {
    throw CliException.usage(
        "\"tour %s\" needs the console, which is not part of this installation."
            .formatted(String.join(" ", arguments)));
  }
}
