/** Tests of what a stored stream is said to say. No toolkit is started here. */
package dev.sage.console.streams.reading;
