package dev.sage.workbench.exchange;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of one file. Immutable, thread-safe.
 *
 * @param file which one
 * @param kind what it is: {@code HAR}, {@code recording} ...
 * @param calls what was stored, in the file's order
 * @param known calls that were there already, from this file or another, and were left alone
 * @param left how many entries are no calls to a model
 * @param skipped the names of those, each once with how often; of very many the first
 * @param problems what could not be read, in sentences with the place and what to do
 * @param apiUnknown whether one of them is that the file does not show which API answered
 * @param stopped whether it was stopped before the end
 */
public record ImportReport(
    Path file,
    String kind,
    List<ImportedCall> calls,
    long known,
    long left,
    List<String> skipped,
    List<String> problems,
    boolean apiUnknown,
    boolean stopped) {

  public ImportReport {
    calls = List.copyOf(calls);
    skipped = List.copyOf(skipped);
    problems = List.copyOf(problems);
  }

  /**
   * A stored call.
   *
   * @param id in the store
   * @param target {@code provider/model}
   * @param api the wire format
   * @param guessed how that was found out; empty where the file says so
   * @param frames how many
   * @param timed whether the file says when they arrived
   */
  public record ImportedCall(
      String id, String target, String api, String guessed, long frames, boolean timed) {}
}
