package dev.sage.console.store;

import dev.sage.console.deletion.DeletionWords;
import dev.sage.console.shell.Background;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallSelection;
import dev.sage.workbench.store.FilterProblem;
import dev.sage.workbench.store.SelectionSize;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoreException;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Which calls are meant. Measured only when somebody asks. FX thread only. */
final class SelectionModel {
  private final StringProperty filter = new SimpleStringProperty("");
  private final BooleanProperty pinnedToo = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper good = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyBooleanWrapper some = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper measuring = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
  private final Store store;
  private final Background background;
  private Background.@Nullable Running running;
  private CallFilter parsed = CallFilter.ALL;
  private int asked;

  SelectionModel(Store store, Background background) {
    this.store = store;
    this.background = background;
    filter.subscribe(this::read);
    pinnedToo.subscribe(this::giveUp);
  }

  private void read(String source) {
    giveUp();
    try {
      parsed = CallFilter.parse(source);
      good.set(true);
      some.set(!source.isBlank());
    } catch (FilterProblem wrong) {
      good.set(false);
      some.set(false);
    }
  }

  private record Measured(CallSelection selection, SelectionSize size) {}

  private Measured measured(CallSelection selection) {
    CallSelection now = store.care().asOfNow(selection);
    return new Measured(now, store.care().size(now));
  }

  /** Measures what is meant, and hands it over as of that moment. */
  void measure(BiConsumer<CallSelection, SelectionSize> then) {
    giveUp();
    int mine = asked;
    CallSelection selection = new CallSelection(parsed, pinnedToo.get());
    measuring.set(true);
    said.set(Texts.text("store.delete.measuring.now"));
    running =
        background
            .work(Texts.text("store.delete.measuring"), () -> measured(selection))
            .lengthy()
            .onSuccess(
                found -> {
                  if (mine == asked) {
                    measuring.set(false);
                    told(found.size());
                    if (found.size().calls() > 0) {
                      then.accept(found.selection(), found.size());
                    }
                  }
                })
            .onFailure(CancellationException.class, given -> {})
            .onFailure(
                StoreException.class, failed -> said.set(String.valueOf(failed.getMessage())))
            .andFinally(
                () -> {
                  if (mine == asked) {
                    measuring.set(false);
                  }
                })
            .start();
  }

  private void told(SelectionSize size) {
    said.set(
        size.calls() == 0
            ? Texts.text("store.delete.none") + DeletionWords.staying(size)
            : Texts.text(
                    "store.delete.size",
                    size.calls(),
                    Format.count(size.calls()),
                    Format.bytes(size.bytes()))
                + DeletionWords.staying(size));
  }

  /** What was measured holds no longer. */
  void giveUp() {
    asked++;
    measuring.set(false);
    said.set("");
    if (running != null) {
      running.cancel();
    }
  }

  CallFilter parsed() {
    return parsed;
  }

  StringProperty filterProperty() {
    return filter;
  }

  BooleanProperty pinnedTooProperty() {
    return pinnedToo;
  }

  /** Whether the filter makes sense; an empty one does. */
  ReadOnlyBooleanProperty goodProperty() {
    return good.getReadOnlyProperty();
  }

  /** Whether a filter is there that makes sense. */
  ReadOnlyBooleanProperty someProperty() {
    return some.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty measuringProperty() {
    return measuring.getReadOnlyProperty();
  }

  /** What was measured, in words. */
  ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }
}
