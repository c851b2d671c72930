package dev.sage.simulator.internal;

import dev.sage.simulator.internal.model.Pacer;
import dev.sage.simulator.internal.model.Prompt;
import dev.sage.simulator.internal.model.Reply;
import dev.sage.simulator.internal.wire.Wire;

/**
 * One answer on its way: what was asked, what is said, and in which rhythm.
 *
 * @param start when it began, by the stage's clock
 */
record Act(
    Wire wire,
    Wire.Call call,
    Prompt prompt,
    Reply reply,
    Pacer pacer,
    String requestId,
    long start) {}
