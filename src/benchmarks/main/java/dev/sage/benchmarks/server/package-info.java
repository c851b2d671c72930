/**
 * The loopback server that all clients read from: raw sockets and prebuilt bytes, so that it is
 * never what is measured. No HTTP library, no JSON.
 */
@NullMarked
package dev.sage.benchmarks.server;

import org.jspecify.annotations.NullMarked;
