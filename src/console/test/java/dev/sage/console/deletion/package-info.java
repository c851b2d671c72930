/** Deleting calls from lists, with the time in which it can be undone. */
package dev.sage.console.deletion;
