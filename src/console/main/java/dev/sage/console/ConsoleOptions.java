package dev.sage.console;

import dev.sage.console.shell.PanelFactory;
import dev.sage.console.shell.Shell;
import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.Workbench;
import java.time.InstantSource;

/**
 * What a console is started with.
 *
 * @param shell of the window
 * @param panels makes its panels
 */
public record ConsoleOptions(Shell.Options shell, PanelFactory panels) {

  /** The window of a workbench: nothing leaves it but through what the person chose there. */
  public static Shell.Options window(Workbench workbench) {
    var redactor = workbench.redactor();
    return new Shell.Options(workbench.home().folder(), InstantSource.system(), redactor::redact)
        .withCopied(text -> redactor.redact(text, workbench.redaction().policy(Sink.CLIPBOARD)));
  }
}
