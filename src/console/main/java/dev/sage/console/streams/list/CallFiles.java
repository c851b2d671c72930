package dev.sage.console.streams.list;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.Notices;
import dev.sage.console.shell.Services;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.exchange.ApiUnknownException;
import dev.sage.workbench.exchange.ExportException;
import dev.sage.workbench.exchange.ExportFormat;
import dev.sage.workbench.exchange.ExportReport;
import dev.sage.workbench.exchange.Exporter;
import dev.sage.workbench.exchange.ImportException;
import dev.sage.workbench.exchange.ImportReport;
import dev.sage.workbench.exchange.Importer;
import dev.sage.workbench.store.Settling;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Brings files in and calls out, in the background, and says how it went. FX thread only. */
public final class CallFiles {
  private final Services services;
  private final Store store;
  private final Settling deletion;
  private final StreamFiles chooser;
  private final Path playback;
  private final Consumer<Path> play;
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
  private volatile boolean stop;
  private int running;

  /**
   * Files of that store.
   *
   * @param deletion what is to be deleted goes before the same is imported
   * @param chooser shows the folder of what was written
   * @param playback a folder for recordings that are made to be played
   * @param play plays the recording in a folder
   */
  public CallFiles(
      Services services,
      Store store,
      Settling deletion,
      StreamFiles chooser,
      Path playback,
      Consumer<Path> play) {
    this.deletion = deletion;
    this.chooser = chooser;
    this.services = services;
    this.store = store;
    this.playback = playback;
    this.play = play;
  }

  /** How far an import has come; empty where none runs. */
  public ReadOnlyStringProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Whether nothing is read or written. */
  public boolean settled() {
    return running == 0;
  }

  /** Stops the imports that run; what is stored stays. */
  public void stop() {
    stop = true;
  }

  /**
   * Reads files.
   *
   * @param open shows a call
   */
  public void read(List<Path> files, Consumer<String> open) {
    stop = false;
    files.forEach(file -> read(file, null, open));
  }

  private void read(Path file, @Nullable String api, Consumer<String> open) {
    running++;
    progress.set(Texts.text("streams.import.running", name(file)));
    services
        .background()
        .work(
            Texts.text("streams.import.work", name(file)),
            () -> {
              var report =
                  new Importer(store, deletion).read(file, api, (read, total, calls) -> !stop);
              store.flush();
              return report;
            })
        .onSuccess(report -> done(report, open))
        .onFailure(ImportException.class, refused -> refused(file, refused, open))
        .andFinally(this::ended)
        .start();
  }

  private void refused(Path file, ImportException refused, Consumer<String> open) {
    Runnable tell = () -> refused(String.valueOf(refused.getMessage()), "streams.import.fix");
    if (refused instanceof ApiUnknownException) {
      ask(file, open, tell);
    } else {
      tell.run();
    }
  }

  /** The person may know what the file does not show. */
  private void ask(Path file, Consumer<String> open, Runnable dropped) {
    ApiSheet.open(
        services.overlays(),
        name(file),
        Importer.apis(),
        api -> {
          stop = false;
          read(file, api, open);
        },
        dropped);
  }

  private void ended() {
    running--;
    if (running == 0) {
      progress.set("");
    }
  }

  private void done(ImportReport report, Consumer<String> open) {
    String said =
        Texts.text(
            "streams.import.done",
            report.calls().size(),
            name(report.file()),
            report.left(),
            report.known());
    boolean untimed = report.calls().stream().anyMatch(call -> !call.timed());
    String whole = untimed ? said + " " + Texts.text("streams.import.untimed") : said;
    report
        .problems()
        .forEach(problem -> services.problems().report(problem, Texts.text("streams.import.fix")));
    boolean clean = report.problems().isEmpty();
    services
        .notices()
        .show(
            clean ? Notices.Kind.DONE : Notices.Kind.WARNING,
            clean ? whole : whole + " " + report.problems().getFirst());
    if (report.apiUnknown()) {
      ask(report.file(), open, () -> {});
    }
    if (!report.calls().isEmpty()) {
      open.accept(report.calls().getFirst().id());
    }
  }

  /** Writes a call. */
  public void write(String id, ExportFormat format, Path target) {
    running++;
    services
        .background()
        .work(
            Texts.text("streams.export.work"),
            () -> new Exporter(store).write(call(id), format, target))
        .onSuccess(this::written)
        .onFailure(
            ExportException.class,
            refused -> refused(String.valueOf(refused.getMessage()), "streams.export.fix"))
        .andFinally(this::ended)
        .start();
  }

  private StoredCall call(String id) throws ExportException {
    Optional<StoredCall> call = store.call(id);
    return call.orElseThrow(() -> new ExportException(Texts.text("streams.export.gone"), null));
  }

  private void written(ExportReport report) {
    String said =
        report.file().toString().endsWith("." + ExportFormat.OTLP.extension())
            ? Texts.text("streams.export.done.trace", report.file())
            : Texts.text("streams.export.done", report.file(), Format.count(report.frames()));
    String whole =
        report.redactedFrames() == 0
            ? said
            : said
                + " "
                + Texts.text("streams.export.redacted", Format.count(report.redactedFrames()));
    Path folder = report.file().toAbsolutePath().getParent();
    @Nullable Action reveal =
        folder == null
            ? null
            : Action.of(
                "streams.reveal", Action.Category.LOOK, () -> chooser.reveal(services, folder));
    services.notices().show(new Notices.Notice(Notices.Kind.DONE, whole, reveal));
  }

  /** Makes the call a model of the simulator, and asks it. */
  public void playBack(String id) {
    running++;
    services
        .background()
        .work(
            Texts.text("streams.export.work"),
            () -> new Exporter(store).write(call(id), ExportFormat.RECORDING, playback))
        .onSuccess(report -> play.accept(report.file()))
        .onFailure(
            ExportException.class,
            refused -> refused(String.valueOf(refused.getMessage()), "streams.export.fix"))
        .andFinally(this::ended)
        .start();
  }

  private void refused(String sentence, String fix) {
    services.problems().report(sentence, Texts.text(fix));
    services.notices().show(Notices.Kind.ERROR, sentence);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
