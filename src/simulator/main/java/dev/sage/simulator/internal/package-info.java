/** Wires server, scenarios, wire formats and recordings together into a running simulator. */
@NullMarked
package dev.sage.simulator.internal;

import org.jspecify.annotations.NullMarked;
