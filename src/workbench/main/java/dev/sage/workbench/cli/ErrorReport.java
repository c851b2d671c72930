package dev.sage.workbench.cli;

import dev.sage.llm.LlmException;
import dev.sage.llm.secret.SecretStoreException;
import dev.sage.workbench.WorkbenchException;
import dev.sage.workbench.store.StoreException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a person what went wrong, in a sentence or two, and says what to end with. */
final class ErrorReport {

  private final GlobalOptions globals;

  ErrorReport(GlobalOptions globals) {
    this.globals = globals;
  }

  int misused(ParameterException e, @Nullable String suggestion) {
    String message = wrong(e);
    String help = e.getCommandLine().getCommandSpec().qualifiedName();
    say(
        "%s%s%s See \"%s --help\"."
            .formatted(
                message,
                message.endsWith(".") ? "" : ".",
                suggestion == null ? "" : " Did you mean \"" + suggestion + "\"?",
                help));
    trace(e);
    return ExitCode.USAGE;
  }

  private static String wrong(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException over)
        || over.isUnknownOption()
        || over.getUnmatched().isEmpty()) {
      return String.valueOf(e.getMessage()).strip();
    }
    boolean command = !e.getCommandLine().getSubcommands().isEmpty();
    return (command ? "There is no command \"%s\"." : "\"%s\" is more than the command takes.")
        .formatted(over.getUnmatched().getFirst());
  }

  int failed(Exception e) {
    int exitCode =
        switch (e) {
          case CliException cli -> cli.exitCode();
          case WorkbenchException workbench -> ExitCode.USAGE;
          case StoreException store ->
              store.reason() == StoreException.Reason.FAILED ? ExitCode.FAILURE : ExitCode.USAGE;
          case LlmException llm -> ExitCode.FAILURE;
          case SecretStoreException secret -> ExitCode.FAILURE;
          default -> ExitCode.INTERNAL;
        };
    say(exitCode == ExitCode.INTERNAL ? internal(e) : String.valueOf(e.getMessage()));
    trace(e);
    return exitCode;
  }

  /** Where the machine itself gave up: memory, stack, a class that is missing. */
  int broken(Error e) {
    say(internal(e));
    trace(e);
    return ExitCode.INTERNAL;
  }

  private static String internal(Throwable e) {
    String detail = e.getMessage() == null ? "" : ": " + e.getMessage();
    return "Sage itself failed (%s%s). Run the command again with --verbose for the details."
        .formatted(e.getClass().getSimpleName(), detail);
  }

  private void say(String message) {
    globals.terminal().notice("sage: " + globals.redactor().redact(message));
  }

  private void trace(Throwable e) {
    if (globals.verbose()) {
      var text = new StringWriter();
      e.printStackTrace(new PrintWriter(text));
      globals.terminal().notice(globals.redactor().redact(text.toString()));
    }
  }
}
