package dev.sage.workbench.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code sage}. */
public final class Sage {

  private Sage() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(Terminal.system(), System.getenv(), arguments));
  }

  /**
   * Runs a command in this process.
   *
   * @return its exit code
   */
  public static int run(Terminal terminal, Map<String, String> environment, String... arguments) {
    var globals = new GlobalOptions(environment, terminal);
    int exitCode = execute(globals, arguments);
    boolean lost = terminal.outputLost();
    if (lost) {
      terminal.notice("sage: The output could not be written. Is the disk full?");
    }
    terminal.err().flush();
    return lost && exitCode == ExitCode.OK ? ExitCode.FAILURE : exitCode;
  }

  private static int execute(GlobalOptions globals, String... arguments) {
    try {
      return arguments.length == 0
          ? console(globals)
          : commandLine(globals, arguments).execute(arguments);
    } catch (Error e) {
      return new ErrorReport(globals).broken(e);
    }
  }

  /** Where nothing is said nothing is to be parsed, and the window is there a little sooner. */
  private static int console(GlobalOptions globals) {
    try {
      return new RootCommand(globals).call();
    } catch (RuntimeException e) {
      return new ErrorReport(globals).failed(e);
    }
  }

  /** Only the command that is called is built: the others would cost start-up time for nothing. */
  static CommandLine commandLine(GlobalOptions globals, String... arguments) {
    var line = new CommandLine(new RootCommand(globals));
    String wanted = Commands.wanted(arguments);
    var build = Commands.OWN.get(wanted);
    if (build != null) {
      line.addSubcommand(wanted, build.apply(globals));
    } else if (!wanted.equals(Commands.NONE)) {
      Commands.OWN.forEach((name, any) -> line.addSubcommand(name, any.apply(globals)));
      contribute(line, globals);
    }
    var errors = new ErrorReport(globals);
    return line.setColorScheme(
            CommandLine.Help.defaultColorScheme(globals.colors() ? Ansi.ON : Ansi.OFF))
        .setOut(writer(globals.terminal().out()))
        .setErr(writer(globals.terminal().err()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false) // a prompt may begin with @, and no file gives options
        .setExecutionExceptionHandler((e, command, parsed) -> errors.failed(e))
        .setParameterExceptionHandler((e, args) -> errors.misused(e, suggestion(e)));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static void contribute(CommandLine line, GlobalOptions globals) {
    var contributions = ServiceLoader.load(CommandContribution.class).stream().toList();
    if (contributions.isEmpty()) {
      line.addSubcommand("tour", new NoConsoleCommand());
    }
    for (var contribution : contributions) {
      contribution.get().commands(globals).forEach(line::addSubcommand);
    }
  }

  private static @Nullable String suggestion(ParameterException e) {
    return e instanceof UnmatchedArgumentException unmatched
        ? unmatched.getSuggestions().stream().findFirst().orElse(null)
        : null;
  }
}
