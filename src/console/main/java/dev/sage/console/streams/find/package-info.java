/** Finds words in the frames of the call that is open, however many there are. */
package dev.sage.console.streams.find;
