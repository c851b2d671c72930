package dev.sage.workbench.exchange;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of an exported store that was read. Immutable, thread-safe.
 *
 * @param taken calls that were not there before
 * @param known calls that were there already, and are as they were
 * @param runs in the file
 * @param frames in the file
 * @param notes what this Sage does not know, and passed over
 * @param stopped whether it was stopped before the end
 */
public record StoreImportReport(
    Path file,
    long taken,
    long known,
    long runs,
    long frames,
    List<String> notes,
    boolean stopped) {

  public StoreImportReport {
    notes = List.copyOf(notes);
  }
}
