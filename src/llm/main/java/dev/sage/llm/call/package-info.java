/**
 * One call from request to last event: the engine that pulls attempts, retries, times and taps
 * them, and the stream that a program sees. Not exported.
 */
package dev.sage.llm.call;
