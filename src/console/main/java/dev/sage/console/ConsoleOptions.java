package dev.sage.console;

import dev.sage.console.shell.PanelFactory;
import dev.sage.console.shell.Shell;

/**
 * What a console is started with.
 *
 * @param shell of the window
 * @param panels makes its panels
 */
public record ConsoleOptions(Shell.Options shell, PanelFactory panels) {}
