package dev.sage.workbench.exchange;

import dev.sage.workbench.Printable;
import dev.sage.workbench.exchange.ImportReport.ImportedCall;
import dev.sage.workbench.store.Settling;
import dev.sage.workbench.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has come of an import so far. Not thread-safe. */
final class ImportRun {

  /** A body, a line or an entry is no larger: 256 MiB. */
  static final int MAX_BYTES = 256 << 20;

  private static final int MAX_NAME = 160;

  /** So many names are told; the rest is only counted. */
  private static final int MAX_TOLD = 200;

  private final Path file;
  private final ExchangeStore store;
  private final Settling deletion;
  private final ImportProgress progress;
  private final List<ImportedCall> calls = new ArrayList<>();

  /** What the store may not show yet, of the calls that have an id in the file. */
  private final Set<String> named = new HashSet<>();

  /** Names of what is left out, and how often each. */
  private final Map<String, Integer> skipped = new LinkedHashMap<>();

  private final List<String> problems = new ArrayList<>();
  private long known;
  private long size = -1;
  private long left;
  private long untold;
  private boolean stopped;
  private boolean unknownApi;

  ImportRun(Store store, Settling deletion, Path file, ImportProgress progress) {
    this.file = file;
    this.deletion = deletion;
    this.progress = progress;
    this.store = new ExchangeStore(store, Printable.of(String.valueOf(file.getFileName())));
  }

  Path file() {
    return file;
  }

  void store(Exchange exchange, String guessed) {
    calls.add(store.add(exchange, guessed));
  }

  /** A call that is there already is left alone, so that a file may grow and be read again. */
  void store(OtlpCall call) {
    String id = call.start().requestId();
    if (named.contains(id) || (store.has(id) && stays(id))) {
      known++;
      return;
    }
    named.add(id);
    calls.add(store.add(call));
  }

  /** It may be one that waits to be deleted. */
  private boolean stays(String id) {
    if (!deletion.takes(id)) {
      return true;
    }
    try {
      deletion.settle();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
    return store.has(id);
  }

  /** Waits until the store shows what came before this file. */
  void catchUp() {
    store.catchUp();
  }

  void skip(String name) {
    left++;
    String told = shortened(name);
    if (skipped.size() < MAX_TOLD || skipped.containsKey(told)) {
      skipped.merge(told, 1, Integer::sum);
    } else {
      untold++;
    }
  }

  void problem(String sentence) {
    if (problems.size() < MAX_TOLD) {
      problems.add(Printable.of(sentence));
    }
  }

  /** A stream of the file does not show which API answered. */
  void unknownApi() {
    if (!unknownApi) {
      problem(ApiUnknownException.sentence(file));
    }
    unknownApi = true;
  }

  /** Whether anything of the file is in the store now. */
  boolean stored() {
    return !calls.isEmpty() || known > 0;
  }

  /** Whether the person wants it to go on. */
  boolean goOn(long read) throws IOException {
    if (size < 0) {
      size = Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    stopped = stopped || !progress.goOn(read, size, calls.size());
    return !stopped;
  }

  /**
   * The end.
   *
   * @throws ImportException where nothing came of it but problems
   */
  ImportReport report(String kind) throws ImportException {
    if (!stored() && unknownApi) {
      throw new ApiUnknownException(file);
    }
    if (!stored() && !problems.isEmpty()) {
      throw new ImportException(problems.getFirst());
    }
    return new ImportReport(
        file, kind, calls, known, left, leftOut(), problems, unknownApi, stopped);
  }

  private List<String> leftOut() {
    var names = new ArrayList<String>();
    skipped.forEach(
        (name, times) -> names.add(times == 1 ? name : "%s, %d times".formatted(name, times)));
    if (untold > 0) {
      names.add("and " + untold + " more");
    }
    return names;
  }

  /** Names come from the file: printable, and not endless. */
  static String shortened(String name) {
    String printable = Printable.of(name);
    return printable.length() > MAX_NAME ? printable.substring(0, MAX_NAME) + "…" : printable;
  }
}
