/** The console's part of the {@code sage} command line. What the commands do lives elsewhere. */
package dev.sage.console.cli;
