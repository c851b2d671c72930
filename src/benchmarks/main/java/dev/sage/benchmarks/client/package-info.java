/**
 * One client process: what it measures, and the clients it can measure, one class each. Here alone
 * the peers' types are used.
 */
@NullMarked
package dev.sage.benchmarks.client;

import org.jspecify.annotations.NullMarked;
