package dev.sage.workbench.cli;

import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sage} alone: opens the console. */
@Command(
    name = "sage",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Talks to any large language model, and looks inside.",
    footer = {"", "Without a command, sage opens the console."})
final class RootCommand implements Callable<Integer> {

  @Mixin private final GlobalOptions globals;

  RootCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() {
    return ServiceLoader.load(CommandContribution.class)
        .findFirst()
        .orElseThrow(
            () ->
                CliException.usage(
                    "The console is not part of this installation. \"sage --help\" lists what"
                        + " works without it."))
        .openConsole(globals);
  }
}
