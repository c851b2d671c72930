package dev.sage.workbench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.PrivateFiles;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/**
 * Writes calls for other programs, cleaned for others, the newest first: traces as OTLP in JSON, a
 * document a line, or one HAR. One call is in memory, however many they are. Thread-safe; slow as
 * disks are.
 */
public final class CallsExport {

  private static final int PAGE = 100;

  private final Store store;
  private final StricterFrames stricter;
  private final ExportFormat format;

  /**
   * From that store.
   *
   * @param policy what else is taken out
   * @param format {@link ExportFormat#OTLP} or {@link ExportFormat#HAR}
   */
  public CallsExport(Store store, Redactor redactor, RedactionPolicy policy, ExportFormat format) {
    if (format != ExportFormat.OTLP && format != ExportFormat.HAR) {
      throw new IllegalArgumentException("no format of several calls: " + format);
    }
    this.store = store;
    this.stricter = new StricterFrames(redactor, policy);
    this.format = format;
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @throws ExportException where it can't be written
   * @throws CancellationException where it was stopped
   */
  public CallsExportReport write(CallFilter filter, Path target, ExportProgress progress)
      throws ExportException {
    var report = new CallsExportReport[1];
    try {
      PrivateFiles.replace(target, out -> report[0] = stream(filter, out, progress));
      return report[0];
    } catch (IOException failed) {
      throw StoreExport.unwritable(target, failed);
    }
  }

  /**
   * Writes to wherever it goes.
   *
   * @throws CancellationException where it was stopped: a HAR is no JSON then
   */
  public CallsExportReport stream(CallFilter filter, OutputStream out, ExportProgress progress)
      throws IOException {
    return new Pass(out, progress, store.count(filter)).write(filter);
  }

  /** One export. */
  private final class Pass {
    private final OutputStream out;
    private final ExportProgress progress;
    private final long total;
    private long calls;
    private long frames;
    private long redacted;
    private long running;
    private long unanswered;

    Pass(OutputStream out, ExportProgress progress, long total) {
      this.out = out;
      this.progress = progress;
      this.total = total;
    }

    CallsExportReport write(CallFilter filter) throws IOException {
      boolean har = format == ExportFormat.HAR;
      text(har ? HarWriter.HEAD : "");
      var query = CallQuery.newest(filter, PAGE);
      for (var page = store.calls(query); !page.isEmpty(); page = store.calls(query)) {
        var marks = store.marks(page.stream().map(StoredCall::id).toList());
        for (StoredCall call : page) {
          if (!progress.goOn(calls, total)) {
            throw new CancellationException("the export was stopped");
          }
          if (call.status() == CallStatus.RUNNING) {
            running++;
          } else if (har) {
            entry(call);
          } else {
            trace(call, marks.getOrDefault(call.id(), CallMarks.NONE));
          }
        }
        query = query.after(page.getLast());
      }
      text(har ? HarWriter.TAIL : "");
      return new CallsExportReport(calls, frames, redacted, running, unanswered);
    }

    private void text(String text) throws IOException {
      out.write(text.getBytes(UTF_8));
    }

    private void trace(StoredCall call, CallMarks marks) throws IOException {
      var content = store.content(call.id()).orElse(null);
      var attempts = store.attempts(call.id());
      new OtlpWriter(call, attempts, content, marks.tags().get("trace"), stricter).write(out);
      calls++;
    }

    private void entry(StoredCall call) throws IOException {
      var answered = CallHeader.answered(store.attempts(call.id()));
      if (answered.isEmpty()) {
        unanswered++;
        return;
      }
      text(calls == 0 ? "" : ",\n");
      var attempt = answered.get();
      var head = new CallHeader(call, attempt, stricter);
      var sum =
          new HarWriter(head, store.content(call.id()))
              .entry(new OutFrames(store, call, attempt.number(), stricter), out);
      calls++;
      frames += sum.frames();
      redacted += sum.redacted();
    }
  }
}
