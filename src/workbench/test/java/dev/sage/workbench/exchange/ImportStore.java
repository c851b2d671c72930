package dev.sage.workbench.exchange;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store, and what tests ask of it again and again. */
final class ImportStore implements AutoCloseable {

  final Store store;

  ImportStore(Path home) {
    store = Store.open(new Home(home), Redactor.create(), notice -> {});
  }

  ImportReport read(Path file) throws ImportException {
    return read(file, null);
  }

  ImportReport read(Path file, @Nullable String api) throws ImportException {
    var report = new Importer(store).read(file, api, ImportProgress.NONE);
    flush();
    return report;
  }

  void flush() {
    try {
      store.flush();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  StoredCall call(ImportReport report, int at) {
    return store.call(report.calls().get(at).id()).orElseThrow();
  }

  String text(StoredCall call) {
    return store.content(call.id()).orElseThrow().text();
  }

  List<Long> nanos(StoredCall call) {
    return store.frames(call.id(), 0, 10_000).stream()
        .map(frame -> frame.nanos() - call.zeroNanos())
        .toList();
  }

  List<String> marks(StoredCall call) {
    return store.frames(call.id(), 0, 10_000).stream()
        .map(frame -> frame.sequence() + " " + frame.length() + " " + frame.redacted())
        .toList();
  }

  byte[] bytes(StoredCall call) {
    var all = new ByteArrayOutputStream();
    for (long at = 0; at < call.frames(); at++) {
      all.writeBytes(store.bytes(call.id(), at).orElseThrow());
    }
    return all.toByteArray();
  }

  @Override
  public void close() {
    store.close();
  }
}
