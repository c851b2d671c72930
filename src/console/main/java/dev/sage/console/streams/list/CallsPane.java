package dev.sage.console.streams.list;

import dev.sage.console.control.FileDrop;
import dev.sage.console.deletion.CallDeletion;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.Services;
import dev.sage.workbench.exchange.ExportFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The list of calls and what comes in and goes out there, put together. FX thread only. */
public final class CallsPane {
  private final Services services;
  private final CallFiles files;
  private final StreamFiles chooser;
  private final Supplier<@Nullable String> current;
  private final Consumer<String> open;
  private final CallsModel model;
  private final SavedFilters filters;
  private final Action keep;
  private @Nullable CallsHead head;
  private @Nullable CallsView view;

  /**
   * A pane over that list.
   *
   * @param current the id of the call that is looked into, or null
   * @param open shows a call
   */
  public CallsPane(
      Services services,
      CallsModel model,
      CallFiles files,
      StreamFiles chooser,
      Supplier<@Nullable String> current,
      Consumer<String> open) {
    this.services = services;
    this.model = model;
    this.files = files;
    this.chooser = chooser;
    this.current = current;
    this.open = open;
    this.filters = new SavedFilters(services.drafts().open("streams-filters"));
    this.keep =
        Action.of("streams.filter.keep", Action.Category.EDIT, this::keep)
            .on("Ctrl+S")
            .when(
                Bindings.isNotEmpty(model.filterProperty()).and(model.problemProperty().isEmpty()),
                "filter.whole");
  }

  /** The list, made once. */
  public CallsView view(CallTimes times, CallDeletion deletion) {
    CallsHead above = new CallsHead(model, filters, files, services.notices(), keep, this::choose);
    CallsView built = new CallsView(model, times, deletion, above);
    FileDrop.on(built, this::read);
    head = above;
    view = built;
    return built;
  }

  /** What can be done here. */
  public List<Action> actions() {
    return List.of(
        Action.of("streams.import", Action.Category.RUN, this::choose).on("Ctrl+O"),
        Action.of("streams.export", Action.Category.RUN, this::export).on("E", "e"),
        Action.of("streams.play", Action.Category.RUN, this::play),
        keep);
  }

  private void keep() {
    if (head != null) {
      head.keepOrForget();
    }
  }

  /** Reads files. */
  public void read(List<Path> paths) {
    files.read(paths, open);
  }

  /** Whether nothing is read or written. */
  public boolean settled() {
    return files.settled();
  }

  private @Nullable Window window() {
    return view == null || view.getScene() == null ? null : view.getScene().getWindow();
  }

  /** Asks for files and reads them. */
  public void choose() {
    Window window = window();
    if (window != null) {
      read(chooser.open(window));
    }
  }

  private void export() {
    String id = current.get();
    if (id != null) {
      ExportSheet.open(services.overlays(), format -> write(id, format), () -> files.playBack(id));
    }
  }

  private void play() {
    String id = current.get();
    if (id != null) {
      files.playBack(id);
    }
  }

  private void write(String id, ExportFormat format) {
    Window window = window();
    if (window != null) {
      chooser.save(window, format, id).ifPresent(target -> files.write(id, format, target));
    }
  }
}
