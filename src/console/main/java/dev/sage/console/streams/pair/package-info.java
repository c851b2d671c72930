/** Two streams on one time axis, and what differs between them, in words. */
package dev.sage.console.streams.pair;
