/**
 * Deleting calls wherever they are listed: asking where that is due, the time in which it can be
 * undone, and what came of it. What deletes is in the workbench.
 */
package dev.sage.console.deletion;
