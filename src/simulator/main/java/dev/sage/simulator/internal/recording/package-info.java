/**
 * Recorded answers, read from their folders ({@code meta.json}, {@code body.bin} or {@code
 * body.sse}, optional {@code frames.jsonl}) and sent again byte for byte. A small reader of its
 * own: the library's is what it is checked against.
 */
@NullMarked
package dev.sage.simulator.internal.recording;

import org.jspecify.annotations.NullMarked;
