package dev.sage.console.timeline.model;

import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.store.StoredCall;

/** A call with the pin and the tags that a person gave it. Immutable, thread-safe. */
public record MarkedCall(StoredCall call, CallMarks marks) {}
