/**
 * Bytes: the HTTP exchange, the readers that cut a body into frames, the timers, cancellation.
 * Knows nothing of what a frame means.
 */
package dev.sage.llm.transport;
