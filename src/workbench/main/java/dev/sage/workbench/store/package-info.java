/**
 * Calls on disk: an SQLite file that one thread writes and any thread reads. Knows no provider, no
 * screen and no command line; what it is given goes through the redactor before it is written.
 */
package dev.sage.workbench.store;
