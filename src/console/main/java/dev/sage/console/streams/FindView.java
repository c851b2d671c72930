package dev.sage.console.streams;

import dev.sage.console.control.FindBar;
import dev.sage.console.streams.find.FrameFind;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** Looks for words in the frames and shows where they are. FX thread only. */
final class FindView {
  private final FrameFind find;
  private final Runnable back;
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final FindBar bar = new FindBar("streams", this::look, this::step, this::closed);

  /**
   * Nothing is looked for.
   *
   * @param back gives the focus back to the frames
   */
  FindView(FrameFind find, Runnable back) {
    this.find = find;
    this.back = back;
    find.stateProperty().subscribe(this::show);
  }

  FindBar bar() {
    return bar;
  }

  /** Whether something is looked for. */
  BooleanProperty openProperty() {
    return open;
  }

  void open() {
    bar.open();
    open.set(true);
    look();
  }

  /** Looks for words as if they were typed. */
  void open(String words) {
    open();
    bar.write(words);
  }

  void close() {
    bar.close();
  }

  void step(int by) {
    find.step(by);
  }

  private void look() {
    find.look(bar.query());
  }

  private void closed() {
    open.set(false);
    look();
    back.run();
  }

  private void show(FrameFind.State state) {
    String place = FindBar.words(state.current(), state.count(), state.looking());
    bar.place(
        state.over() == 1
            ? place
            : Texts.text("streams.find.over", place, Format.count(state.over())));
  }
}
