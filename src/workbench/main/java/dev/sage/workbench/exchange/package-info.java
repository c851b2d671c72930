/**
 * Streams that come in from files and go out to files: HAR, raw bodies, lines of JSON, recordings.
 * What a file says is read into an {@link dev.sage.workbench.exchange.Exchange}, decoded by the
 * library's own decoders and stored as any other call; nothing here knows of a screen.
 */
package dev.sage.workbench.exchange;
