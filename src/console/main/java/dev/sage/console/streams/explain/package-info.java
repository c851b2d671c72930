/**
 * "What am I looking at?": for every anomaly and every figure what it is, why it matters and what
 * to do, with the numbers of the call that is open.
 */
package dev.sage.console.streams.explain;
