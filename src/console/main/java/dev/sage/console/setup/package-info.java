/**
 * The panel Setup: providers with the state and the source of their key, the form of one provider,
 * its check in layers, why each value is what it is, the problems of configuration files, and the
 * wizard that shows what it will write. Nothing here reads or writes a file: that is behind {@link
 * dev.sage.workbench.setup.SetupDesk}. What is typed as a key is kept in memory only.
 */
package dev.sage.console.setup;
