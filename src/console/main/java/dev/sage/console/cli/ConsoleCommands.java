package dev.sage.console.cli;

import dev.sage.console.Console;
import dev.sage.console.tour.TourCommand;
import dev.sage.workbench.cli.CommandContribution;
import dev.sage.workbench.cli.GlobalOptions;
import java.util.List;

/** What the console adds to the {@code sage} command line: the window, and the tour. */
public final class ConsoleCommands implements CommandContribution {
  /** Called by the service loader. */
  public ConsoleCommands() {}

  @Override
  public List<Object> commands(GlobalOptions globals) {
    return List.of(new TourCommand(globals));
  }

  @Override
  public int openConsole(GlobalOptions globals) {
    return Console.open(globals.workbench().withLog(globals.log()));
  }
}
