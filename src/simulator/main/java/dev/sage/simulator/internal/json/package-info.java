/** The simulator's one JSON mapper. */
@NullMarked
package dev.sage.simulator.internal.json;

import org.jspecify.annotations.NullMarked;
