package dev.sage.workbench.exchange;

import dev.sage.llm.recording.RecordedFrame;
import dev.sage.llm.recording.Recording;
import dev.sage.llm.telemetry.AttemptRecord.Phases;
import dev.sage.workbench.exchange.Exchange.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads recordings: docs/recordings.md has their layout. */
final class RecordingImport {

  private final ImportRun run;
  private final Path root;

  /** Of recordings in that folder, or of itself. */
  RecordingImport(ImportRun run, Path root) {
    this.run = run;
    this.root = root;
  }

  ImportReport read(List<Path> folders) throws IOException, ImportException {
    for (Path folder : folders) {
      if (!run.goOn(0)) {
        break;
      }
      one(folder);
    }
    return run.report("recording");
  }

  private void one(Path folder) throws IOException {
    if (!folder.toRealPath().startsWith(root.toRealPath())) {
      run.problem(
          folder + " is a link to a folder elsewhere, and is left out. Copy that folder here.");
      return;
    }
    Recording recording;
    try {
      recording = Recording.read(folder);
    } catch (IOException unreadable) {
      run.problem(String.valueOf(unreadable.getMessage()));
      return;
    }
    if (!FrameCutter.knows(recording.api())) {
      run.skip(
          "%s: a recording of \"%s\", which is no stream that Sage decodes"
              .formatted(folder.getFileName(), recording.api()));
      return;
    }
    String url = HarText.withoutQuery(recording.url());
    var request = WireRequest.tree(recording.request());
    var pieces = pieces(recording);
    run.store(
        new Exchange(
            recording.id(),
            recording.api(),
            recording.provider(),
            WireRequest.model(request, url).orElse(null),
            url,
            recording.request(),
            Files.getLastModifiedTime(folder.resolve("meta.json")).toInstant(),
            recording.streaming(),
            recording.status(),
            recording.headers(),
            Phases.NONE,
            -1,
            -1,
            recording.body(),
            !pieces.isEmpty(),
            pieces),
        "");
  }

  /** Frames one after the other, as they must be to be the body; else there are no times. */
  private static List<Piece> pieces(Recording recording) {
    var pieces = new ArrayList<Piece>();
    int at = 0;
    for (RecordedFrame frame : recording.frames()) {
      if (frame.offset() != at) {
        return List.of();
      }
      // A recording does not tell reads apart.
      pieces.add(new Piece(frame.length(), frame.nanos(), Piece.UNKNOWN_READ, -1));
      at += frame.length();
    }
    return at == recording.body().length ? pieces : List.of();
  }
}
