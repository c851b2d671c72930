package dev.sage.workbench.cli;

import dev.sage.llm.recording.RecordedFrame;
import dev.sage.llm.recording.Recording;
import dev.sage.llm.recording.RecordingWriter;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes stored calls as recordings. Stateless. */
final class RecordingExport {

  private static final int PAGE = 10_000;

  private RecordingExport() {}

  /**
   * Writes the answer of a call's last attempt that had one; returns the new folder.
   *
   * @throws CliException where there is no answer, or the folder can't be written
   */
  static Path write(Store store, StoredCall call, Path parent) {
    var answered =
        store.attempts(call.id()).stream()
            .filter(attempt -> attempt.httpStatus() != null)
            .reduce((_, later) -> later)
            .orElseThrow(
                () ->
                    new CliException(
                        ExitCode.FAILURE,
                        "The call has no response that could be recorded: no server answered."));
    try {
      return RecordingWriter.write(parent, recording(store, call, answered));
    } catch (IOException failed) {
      throw new CliException(
          ExitCode.FAILURE,
          "The recording can't be written into " + parent + ". Give a folder that can be written.",
          failed);
    }
  }

  private static Recording recording(Store store, StoredCall call, StoredAttempt answered) {
    return new Recording(
        call.id(),
        call.api(),
        call.provider(),
        call.url(),
        null, // the store has the request in our own words, not in the format's
        call.streaming(),
        Objects.requireNonNull(answered.httpStatus()),
        answered.headers(),
        store.body(call.id(), answered.number()),
        call.streaming() ? frames(store, call, answered.number()) : List.of());
  }

  /** As they are stored: redaction may have changed their length. */
  private static List<RecordedFrame> frames(Store store, StoredCall call, int attempt) {
    var frames = new ArrayList<RecordedFrame>();
    int offset = 0;
    for (long from = 0; from < call.frames(); from += PAGE) {
      for (var frame : store.frames(call.id(), from, PAGE)) {
        if (frame.attempt() == attempt) {
          long nanos = Math.max(0, frame.nanos() - call.zeroNanos());
          frames.add(new RecordedFrame(offset, frame.storedLength(), nanos));
          offset += frame.storedLength();
        }
      }
    }
    return frames;
  }
}
