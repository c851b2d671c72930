package dev.sage.console.shell;

import java.time.Instant;

/**
 * Something that went wrong, as a person reads it.
 *
 * @param at when
 * @param what one sentence: what happened
 * @param fix one sentence: what to do; may be empty
 * @param details for the curious, folded away: the technical cause; may be empty, never a secret
 */
public record Problem(Instant at, String what, String fix, String details) {}
