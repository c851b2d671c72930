package dev.sage.simulator.internal.fault;

/** A fault and its moment. Immutable. */
record FaultStep(Moment when, Fault fault) {}
