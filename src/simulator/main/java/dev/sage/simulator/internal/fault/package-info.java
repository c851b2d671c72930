/**
 * Faults as data: scripts that say what goes wrong with an answer and when, the reader that checks
 * them, and the player that does it to the bytes of any wire's answer. It knows no wire format.
 */
@NullMarked
package dev.sage.simulator.internal.fault;

import org.jspecify.annotations.NullMarked;
