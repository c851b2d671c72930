/**
 * The {@code sage} command line: one file a command. A command reads its options, asks the packages
 * above, and prints; nothing is decided here that a program could want too. What needs a screen
 * comes from outside by {@link dev.sage.workbench.cli.CommandContribution}.
 */
package dev.sage.workbench.cli;
