package dev.sage.workbench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Json;
import dev.sage.workbench.PrivateFiles;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CleanRow;
import dev.sage.workbench.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import tools.jackson.databind.JsonNode;

/**
 * Writes calls with all that belongs to them as lines of JSON, as docs/telemetry.md has them: what
 * was in the store at one moment, the oldest call first, cleaned for others. Little is in memory,
 * however many they are. Thread-safe; slow as disks are.
 */
public final class StoreExport {

  private final Store store;
  private final Redactor redactor;
  private final RedactionPolicy policy;

  /**
   * From that store.
   *
   * @param policy what else is taken out
   */
  public StoreExport(Store store, Redactor redactor, RedactionPolicy policy) {
    this.store = store;
    this.redactor = redactor;
    this.policy = policy;
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @throws ExportException where it can't be written
   * @throws CancellationException where it was stopped
   */
  public StoreExportReport write(CallFilter filter, Path target, ExportProgress progress)
      throws ExportException {
    var report = new StoreExportReport[1];
    try {
      PrivateFiles.replace(target, out -> report[0] = lines(filter, out, progress));
      return report[0];
    } catch (IOException failed) {
      throw unwritable(target, failed);
    }
  }

  static ExportException unwritable(Path target, IOException failed) {
    return new ExportException(
        ("%s can't be written: its folder is not there or not yours, or the disk is full. Nothing"
                + " is left of it; name another file.")
            .formatted(target),
        failed);
  }

  /**
   * Writes the lines to wherever they go.
   *
   * @throws CancellationException where it was stopped: the last line is missing then
   */
  public StoreExportReport lines(CallFilter filter, OutputStream out, ExportProgress progress)
      throws IOException {
    try {
      return store.read(
          view ->
              new StoreWriter(
                      view,
                      new CleanRow(redactor, policy),
                      new StricterFrames(redactor, policy),
                      line -> write(out, line))
                  .write(filter, progress));
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private static void write(OutputStream out, JsonNode line) {
    try {
      out.write(Json.line(line).getBytes(UTF_8));
      out.write('\n');
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
