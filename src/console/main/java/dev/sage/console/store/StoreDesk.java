package dev.sage.console.store;

import dev.sage.console.control.Hindrance;
import dev.sage.console.deletion.CallDeletion;
import dev.sage.console.redaction.CaptureChoice;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.shell.Notices;
import dev.sage.console.shell.Services;
import dev.sage.console.store.StoreWork.Job;
import dev.sage.console.store.StoreWork.Stop;
import dev.sage.console.text.Texts;
import dev.sage.workbench.PrivateFiles;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.setup.Typed;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.Store;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Opens what looks after the store, over whichever panel is shown. FX thread only. */
public final class StoreDesk {
  private final Services services;
  private final Store store;
  private final StoreFiles files;
  private final CaptureChoice capture;
  private final CallDeletion deletion;
  private final Consumer<Typed> keep;
  private final StoreJobs jobs;
  private final StoreFacts facts;
  private final StoreWork work;
  private final RetentionModel retention;
  private final SelectionModel selection;
  private @Nullable StoreSheet sheet;
  private @Nullable SelectionView chosen;

  /**
   * A desk with its action in the window.
   *
   * @param keep shows what would be written to the configuration, and writes it when the person
   *     says so
   */
  public StoreDesk(
      Services services,
      Workbench workbench,
      StoreFiles files,
      CaptureChoice capture,
      CallDeletion deletion,
      Consumer<Typed> keep) {
    this.services = services;
    this.store = workbench.store();
    this.files = files;
    this.capture = capture;
    this.deletion = deletion;
    this.keep = keep;
    this.jobs = new StoreJobs(workbench, deletion);
    this.facts = new StoreFacts(store, services.background());
    this.work =
        new StoreWork(
            services.background(),
            Platform::runLater,
            refused -> services.notices().show(Notices.Kind.WARNING, refused),
            this::changed);
    this.retention = new RetentionModel(workbench, services.background());
    this.selection = new SelectionModel(store, services.background());
    deletion.endedProperty().addListener((o, was, is) -> changed());
    services.actions().add(Action.of(Action.STORE, Action.Category.WINDOW, this::toggle));
  }

  private void toggle() {
    StoreSheet shown = sheet;
    if (shown != null && shown.getScene() != null) {
      services.overlays().close(shown);
    } else {
      show();
    }
  }

  private void show() {
    StoreSheet built = sheet;
    if (built == null) {
      built = build();
      sheet = built;
    }
    services.overlays().show(built, Pos.CENTER, built.first());
    facts.read();
    retention.refresh();
    SelectionView filter = chosen;
    if (filter != null) {
      services
          .background()
          .work(Texts.text("store.reading"), store::knownValues)
          .onSuccess(filter::know)
          .start();
    }
  }

  private StoreSheet build() {
    SelectionView filter =
        new SelectionView(
            selection,
            work.runningProperty(),
            this::export,
            this::delete,
            ActionButtons.text(deletion.undoing("store")));
    chosen = filter;
    return new StoreSheet(
        new FactsView(
            store,
            facts,
            capture.captureProperty().map(now -> now.title()),
            () -> files.reveal(services, PrivateFiles.folderOf(store.file()))),
        new RetentionView(retention, keep),
        new StoreSheet.Deeds(
            List.of(
                deed("quick", () -> run("store.check.quick.work", jobs::quickCheck)),
                deed("full", () -> run("store.check.full.work", jobs::fullCheck)),
                deed("compact", () -> run("store.compact.work", jobs::compact)),
                deed("backup", this::backup),
                deed("import", this::importing))),
        new WorkView(work),
        filter,
        this::toggle,
        this::left);
  }

  private Button deed(String key, Runnable run) {
    Button button = new Button(Texts.text("store.do." + key));
    button.setId("store-do-" + key);
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.disableProperty().bind(work.runningProperty());
    Hindrance.of(button, Texts.text("need.idle-store"));
    button.setOnAction(event -> run.run());
    return button;
  }

  private void run(String what, Job job) {
    work.start(Texts.text(what), Stop.INTERRUPTED, job);
  }

  private void backup() {
    choose(
        window -> files.save(window, "sage-" + LocalDate.now(ZoneId.systemDefault()) + ".db"),
        "store.backup.work",
        Stop.INTERRUPTED,
        (file, steps) -> jobs.backup(file, steps));
  }

  private void export() {
    CallFilter which = selection.parsed();
    choose(
        window -> files.save(window, "calls.jsonl"),
        "store.export.work",
        Stop.ASKING,
        (file, steps) -> jobs.export(which, file, steps));
  }

  private void importing() {
    choose(
        files::open,
        "store.import.work",
        Stop.ASKING,
        (file, steps) -> jobs.importing(file, steps));
  }

  /** What is done with a file. */
  @FunctionalInterface
  private interface FileJob {
    StoreWork.Outcome run(Path file, StoreWork.Steps steps) throws Exception;
  }

  private void choose(Function<Window, Optional<Path>> ask, String what, Stop stop, FileJob job) {
    StoreSheet shown = sheet;
    if (shown != null && shown.getScene() != null) {
      ask.apply(shown.getScene().getWindow())
          .ifPresent(file -> work.start(Texts.text(what), stop, steps -> job.run(file, steps)));
    }
  }

  private void delete() {
    selection.measure(deletion::ask);
  }

  /** Something was done: what was known of the store may hold no longer. */
  private void changed() {
    selection.giveUp();
    if (onScreen()) {
      facts.read();
      retention.refresh();
    }
  }

  /** The configuration has been read again. */
  public void refresh() {
    if (onScreen()) {
      retention.refresh();
    }
  }

  private boolean onScreen() {
    return sheet != null && sheet.getScene() != null;
  }

  /** What runs goes on, and is shown when the page is opened again. */
  private void left() {
    facts.giveUp();
    retention.giveUp();
    selection.giveUp();
  }

  /** Whether everything that was asked for is there. */
  public boolean settled() {
    return !facts.readingProperty().get()
        && !retention.countingProperty().get()
        && !selection.measuringProperty().get()
        && !work.runningProperty().get();
  }

  /** Writes a filter as if it were typed. */
  public void filter(String source) {
    selection.filterProperty().set(source);
  }
}
