package dev.sage.workbench.exchange;

import dev.sage.workbench.Printable;
import dev.sage.workbench.store.CallIntake;
import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.store.Rating;
import dev.sage.workbench.store.Settling;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoreException;
import dev.sage.workbench.store.StoredFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link StoreExport} wrote into a store. First all of it is looked at, so that nothing
 * is stored of a file that can't be read to its end; then it is taken in, call by call. Little is
 * in memory: the frames of one call, compressed, and some megabytes. Thread-safe; slow as disks
 * are.
 */
public final class StoreImport {

  static final String HOW_TO_EXPORT =
      "Write one that can be read in again with: sage store export FILE [FILTER]";

  private static final int MAX_NOTES = 20;

  private final Store store;
  private final Settling deletion;

  /** Into that store. */
  public StoreImport(Store store) {
    this(store, Settling.NOTHING);
  }

  /**
   * Into that store.
   *
   * @param deletion asked before calls are stored: one that waits to be deleted would be left alone
   *     as known, and then go
   */
  public StoreImport(Store store, Settling deletion) {
    this.store = store;
    this.deletion = deletion;
  }

  /**
   * Reads a file.
   *
   * @param progress the bytes of both times that the file is read
   * @throws ImportException where it can't be read; nothing is stored then
   * @throws StoreException where the store can't be written; what is in by then stays, and is left
   *     alone when the file is read again
   */
  public StoreImportReport read(Path file, ImportProgress progress)
      throws ImportException, InterruptedException {
    try {
      refuseOthers(file);
      var notes = new Notes();
      var look = new Pass(file, 0, progress, StoreSink.NONE, notes);
      if (!look.run()) {
        return report(file, look, 0, 0, notes, true);
      }
      deletion.settle();
      try (var intake = store.intake(String.valueOf(file.getFileName()))) {
        var take = new Pass(file, Files.size(file), progress, new Taking(intake), new Notes());
        boolean whole = take.run();
        if (whole) {
          intake.finish();
        }
        return report(file, look, intake.taken(), intake.known(), notes, !whole);
      }
    } catch (IOException unreadable) {
      throw new ImportException(
          Files.exists(file)
              ? file + " can't be read. Check its permissions, and that its disk is there."
              : file + " is not there. Check the name.",
          unreadable);
    }
  }

  private static StoreImportReport report(
      Path file, Pass look, long taken, long known, Notes notes, boolean stopped) {
    return new StoreImportReport(
        file, taken, known, look.reader.runs(), look.reader.frames(), notes.sentences(), stopped);
  }

  private static void refuseOthers(Path file) throws IOException, ImportException {
    if (Files.isDirectory(file)) {
      throw new ImportException(file + " is a folder. Name a file that was exported.");
    }
    switch (FileStart.read(file).kind()) {
      case STORE -> {}
      case CALLS ->
          throw new ImportException(
              file + " is a list of calls without what they said. " + HOW_TO_EXPORT);
      default ->
          throw new ImportException(
              "%1$s is no export of a store. Streams in files are read with: sage import %1$s"
                  .formatted(file));
    }
  }

  /** What is passed over, each once, with the first line that has it. */
  private static final class Notes {
    private final Map<String, Long> first = new LinkedHashMap<>();

    void add(String name, long line) {
      if (first.size() < MAX_NOTES) {
        first.putIfAbsent(name, line);
      }
    }

    List<String> sentences() {
      var sentences = new ArrayList<String>();
      first.forEach(
          (name, line) ->
              sentences.add(
                  "\"%s\" (line %d) is not known here, and is passed over wherever it stands."
                      .formatted(ImportRun.shortened(name), line)));
      return sentences;
    }
  }

  /** One reading of the file. */
  private static final class Pass {
    private final Path file;
    private final long before;
    private final ImportProgress progress;
    private final StoreReader reader;
    private long line;

    Pass(Path file, long before, ImportProgress progress, StoreSink sink, Notes notes) {
      this.file = file;
      this.before = before;
      this.progress = progress;
      this.reader = new StoreReader(sink, name -> notes.add(name, line));
    }

    /** False where it was stopped. */
    boolean run() throws IOException, ImportException, InterruptedException {
      long total = 2 * Files.size(file);
      try (var in = Files.newInputStream(file)) {
        var lines = new StoreLines(in);
        line = 1;
        for (var text = lines.next(); text != null; text = lines.next()) {
          line = lines.number();
          reader.line(text);
          if (!progress.goOn(before + lines.read(), total, (int) reader.calls())) {
            return false;
          }
          line++;
        }
        reader.close();
        return true;
      } catch (LineFault fault) {
        throw new ImportException(
            "Line %d of %s: %s. %s"
                .formatted(
                    line,
                    file,
                    Printable.of(fault.what()),
                    before == 0
                        ? "Nothing of the file is stored; mend it, or export again."
                        : "The file has changed while it was read; read it again."),
            fault);
      }
    }
  }

  /** Gives frames their meaning on their way into the store. */
  private static final class Taking implements StoreSink {
    private final CallIntake intake;
    private final Map<Integer, FrameCutter> cutters = new HashMap<>();
    private final Map<Integer, Map<String, String>> headers = new HashMap<>();
    private String api = "";
    private boolean wanted;

    Taking(CallIntake intake) {
      this.intake = intake;
    }

    @Override
    public void run(Map<String, @Nullable Object> row, boolean pinned) throws InterruptedException {
      intake.run(row, pinned);
    }

    @Override
    public void call(
        Map<String, @Nullable Object> row,
        List<Map<String, @Nullable Object>> attempts,
        CallMarks marks,
        Rating rating)
        throws InterruptedException {
      wanted = intake.call(row, attempts, marks, rating);
      api = String.valueOf(row.get("api"));
      cutters.clear();
      headers.clear();
      for (var attempt : attempts) {
        headers.put(StoreLine.number(attempt), StoreLine.headers(attempt));
      }
    }

    @Override
    public void content(Map<String, @Nullable Object> row) {
      if (wanted) {
        intake.content(row);
      }
    }

    @Override
    public void frame(StoredFrame frame, byte[] bytes) {
      if (wanted) {
        var cutter =
            cutters.computeIfAbsent(
                frame.attempt(),
                attempt -> new FrameCutter(api, 200, headers.getOrDefault(attempt, Map.of())));
        intake.frame(frame, bytes, cutter.events(bytes));
      }
    }
  }
}
