package dev.sage.workbench.store;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a person or retention has done to a call. Immutable, thread-safe.
 *
 * @param pinned whether retention leaves it alone, for its own sake or its run's
 * @param tags values by name, in alphabetical order
 * @param framesRemoved whether its frames were taken away
 * @param contentRemoved whether what was asked and answered was
 */
public record CallMarks(
    boolean pinned, SortedMap<String, String> tags, boolean framesRemoved, boolean contentRemoved) {

  /** Nothing was done to it. */
  public static final CallMarks NONE = new CallMarks(false, new TreeMap<>(), false, false);

  public CallMarks {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }
}
