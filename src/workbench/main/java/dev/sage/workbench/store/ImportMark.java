package dev.sage.workbench.store;

import java.util.Map;

/**
 * That a call is not watched, but read from a file. Immutable, thread-safe.
 *
 * @param file the file's name
 * @param timed whether the file says when its frames arrived
 * @param originalLengths how many bytes those frames had, by sequence, that redaction had changed
 *     before they were written into the file
 */
public record ImportMark(String file, boolean timed, Map<Long, Integer> originalLengths) {

  public ImportMark {
    originalLengths = Map.copyOf(originalLengths);
  }
}
