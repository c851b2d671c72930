/**
 * The list of calls in the Streams panel: newest first, live, filtered; where files come in and
 * streams go out. What one call says is no business of this package.
 */
package dev.sage.console.streams.list;
