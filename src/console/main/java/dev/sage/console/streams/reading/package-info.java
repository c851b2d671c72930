/**
 * What a stored stream says: the meaning of its frames, its silences, what is odd about it. No
 * node, no control and no JavaFX lives here; how it looks is the package above.
 */
package dev.sage.console.streams.reading;
