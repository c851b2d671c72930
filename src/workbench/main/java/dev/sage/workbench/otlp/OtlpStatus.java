package dev.sage.workbench.otlp;

import org.jspecify.annotations.Nullable;

/**
 * How the export goes. Immutable, thread-safe.
 *
 * @param host where it goes to: host and port, never a path or a key
 * @param contents whether prompts and answers go, too
 * @param exported how many spans the collector took
 * @param waiting how many wait to be sent
 * @param dropped how many found the queue full
 * @param lost how many could not be delivered
 * @param refused how many the collector refused though it answered
 * @param trouble what went wrong last, in a sentence; null where nothing did
 */
public record OtlpStatus(
    String host,
    boolean contents,
    long exported,
    long waiting,
    long dropped,
    long lost,
    long refused,
    @Nullable String trouble) {

  /** Whether all that ended so far arrived, or may still arrive. */
  public boolean sound() {
    return trouble == null && dropped == 0 && lost == 0 && refused == 0;
  }
}
