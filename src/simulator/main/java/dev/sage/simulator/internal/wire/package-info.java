/**
 * The vendors' wire formats as their servers speak them: requests read, answers, streams and errors
 * written. One class for each part of a format; {@link dev.sage.simulator.internal.wire.Wire} is
 * what they have in common. What is said is decided in {@code model}.
 */
@NullMarked
package dev.sage.simulator.internal.wire;

import org.jspecify.annotations.NullMarked;
