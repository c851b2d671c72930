/**
 * The end-to-end streaming benchmark: a harness that starts a server and each client in a process
 * of its own and prints one table. What is measured, and how, is in {@code docs/benchmarks.md}.
 */
@NullMarked
package dev.sage.benchmarks;

import org.jspecify.annotations.NullMarked;
