/**
 * The Streams panel: the list of calls, live and stored, and one call looked into frame by frame.
 * What the frames say is worked out in {@code reading}; the data comes from the store, page by
 * page.
 */
package dev.sage.console.streams;
