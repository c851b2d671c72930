/**
 * The simulated model: what it says to a request and when, by scenario. It knows no wire format: it
 * takes a {@link dev.sage.simulator.internal.model.Prompt} and gives a {@link
 * dev.sage.simulator.internal.model.Reply}.
 */
@NullMarked
package dev.sage.simulator.internal.model;

import org.jspecify.annotations.NullMarked;
