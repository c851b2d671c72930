package dev.sage.workbench.exchange;

import dev.sage.workbench.store.Settling;
import dev.sage.workbench.store.Store;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads streams from files into the store: HAR, raw {@code .sse} bodies, lines of JSON, recordings,
 * traces as OTLP in JSON. Everything passes the redaction that a captured call passes. Thread-safe;
 * slow as disks are.
 */
public final class Importer {

  private final Store store;
  private final Settling deletion;

  /** Into that store. */
  public Importer(Store store) {
    this(store, Settling.NOTHING);
  }

  /**
   * Into that store.
   *
   * @param deletion asked before a call is left alone because it is there already: it may wait to
   *     be deleted
   */
  public Importer(Store store, Settling deletion) {
    this.store = store;
    this.deletion = deletion;
  }

  /**
   * Reads one file, or a folder with a recording or several.
   *
   * @param api the wire format of bodies that do not tell it themselves; null: it is found out
   * @throws ImportException where nothing of it can be read; nothing is stored then
   */
  public ImportReport read(Path file, @Nullable String api, ImportProgress progress)
      throws ImportException {
    return new FileImport(new ImportRun(store, deletion, file, progress), api).run();
  }

  /** {@return the wire formats that an answer can be read as} */
  public static List<String> apis() {
    return FrameCutter.known();
  }
}
