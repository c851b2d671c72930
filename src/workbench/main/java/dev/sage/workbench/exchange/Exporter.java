package dev.sage.workbench.exchange;

import dev.sage.llm.recording.RecordedFrame;
import dev.sage.llm.recording.Recording;
import dev.sage.llm.recording.RecordingWriter;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.PrivateFiles;
import dev.sage.workbench.exchange.OutFrames.Sum;
import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes stored calls as files: what the store has is without secrets already. Thread-safe; slow as
 * disks are.
 */
public final class Exporter {

  private final Store store;
  private final StricterFrames stricter;

  /** From that store, as it is stored. */
  public Exporter(Store store) {
    this(store, StricterFrames.NONE);
  }

  private Exporter(Store store, StricterFrames stricter) {
    this.store = store;
    this.stricter = stricter;
  }

  /** The same with more taken out: for whoever gives the files to others. */
  public Exporter with(Redactor redactor, RedactionPolicy policy) {
    return new Exporter(store, new StricterFrames(redactor, policy));
  }

  /**
   * Writes a call's last attempt that was answered; as a trace the call itself.
   *
   * @param target the file, whole or not at all; for a recording the folder above it
   * @throws ExportException where there is no answer, or it can't be written; a trace needs no
   *     answer, but an end
   */
  public ExportReport write(StoredCall call, ExportFormat format, Path target)
      throws ExportException {
    if (format == ExportFormat.OTLP) {
      return trace(call, target);
    }
    var answered = answered(call);
    var frames = new OutFrames(store, call, answered.number(), stricter);
    try {
      if (format == ExportFormat.RECORDING) {
        return recording(call, answered, frames, target);
      }
      var head = new CallHeader(call, answered, stricter);
      var sum = new Sum[1];
      PrivateFiles.replace(
          target,
          out ->
              sum[0] =
                  switch (format) {
                    case JSONL -> new TimedLines(head).write(frames, out);
                    case HAR -> new HarWriter(head, store.content(call.id())).write(frames, out);
                    default -> frames.each(frame -> out.write(frame.bytes()));
                  });
      return report(target, sum[0]);
    } catch (IOException failed) {
      throw unwritable(target, format == ExportFormat.RECORDING, failed);
    }
  }

  private ExportReport trace(StoredCall call, Path target) throws ExportException {
    if (call.status() == CallStatus.RUNNING) {
      throw new ExportException(
          "The call still runs, and a trace tells of calls that are over. Write it when it has ended.",
          null);
    }
    var marks = store.marks(List.of(call.id())).getOrDefault(call.id(), CallMarks.NONE);
    var content = store.content(call.id()).orElse(null);
    var writer =
        new OtlpWriter(
            call, store.attempts(call.id()), content, marks.tags().get("trace"), stricter);
    try {
      var bytes = new long[1];
      PrivateFiles.replace(target, out -> bytes[0] = writer.write(out));
      return new ExportReport(target, 0, 0, bytes[0]);
    } catch (IOException failed) {
      throw unwritable(target, false, failed);
    }
  }

  private static ExportException unwritable(Path target, boolean recording, IOException failed) {
    boolean folder = recording || Files.isDirectory(target);
    return new ExportException(
        "The call can't be written "
            + (folder ? "into " : "as ")
            + target
            + ". Name "
            + (folder ? "a folder" : "a file in a folder")
            + " that can be written.",
        failed);
  }

  private StoredAttempt answered(StoredCall call) throws ExportException {
    return CallHeader.answered(store.attempts(call.id()))
        .orElseThrow(
            () ->
                new ExportException(
                    "The call has no response that could be written: no server answered.", null));
  }

  private ExportReport recording(
      StoredCall call, StoredAttempt answered, OutFrames frames, Path parent) throws IOException {
    var body = new ByteArrayOutputStream();
    var recorded = new ArrayList<RecordedFrame>();
    boolean timed = call.streaming() && call.findings().timed();
    var sum =
        frames.each(
            frame -> {
              if (timed) {
                recorded.add(new RecordedFrame(body.size(), frame.bytes().length, frame.nanos()));
              }
              body.writeBytes(frame.bytes());
            });
    Integer status = answered.httpStatus();
    var recording =
        new Recording(
            call.id(),
            call.api(),
            call.provider(),
            call.url(),
            null, // the store has the request in our own words, not in the format's
            call.streaming(),
            status == null ? 200 : status,
            cleaned(answered.headers()),
            body.toByteArray(),
            List.copyOf(recorded));
    return report(RecordingWriter.write(parent, recording), sum);
  }

  private Map<String, String> cleaned(Map<String, String> headers) {
    var clean = new LinkedHashMap<String, String>();
    headers.forEach((name, value) -> clean.put(name, stricter.text(value)));
    return clean;
  }

  private static ExportReport report(Path file, Sum sum) {
    return new ExportReport(file, sum.frames(), sum.redacted(), sum.bytes());
  }
}
