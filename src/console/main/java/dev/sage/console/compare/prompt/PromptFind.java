package dev.sage.console.compare.prompt;

import dev.sage.console.control.FindBar;
import java.util.function.Consumer;
import javafx.scene.Node;

/** Looks for a text in the prompt and shows where it is. FX thread only. */
final class PromptFind {
  private final FindModel find = new FindModel();
  private final PromptBody body;
  private final Consumer<Node> scrollTo;
  private final FindBar bar;

  /**
   * Nothing is looked for yet.
   *
   * @param scrollTo brings an editor on the screen
   */
  PromptFind(PromptBody body, Consumer<Node> scrollTo) {
    this.body = body;
    this.scrollTo = scrollTo;
    bar = new FindBar("compare", this::first, this::step, this::closed);
  }

  FindBar bar() {
    return bar;
  }

  private void first() {
    refresh();
    go();
  }

  void step(int by) {
    find.step(by);
    mark();
    go();
  }

  private void closed() {
    refresh();
    body.blocks().blocks().stream().findFirst().ifPresent(BlockView::focusText);
  }

  /** Looks anew: something was typed. */
  void refresh() {
    find.look(bar.query(), body.texts());
    mark();
  }

  private void mark() {
    body.areas().forEach((place, area) -> area.found(find.marks(place)));
    int count = find.matches().size();
    bar.place(FindBar.words(find.current(), count, count == FindModel.MOST));
  }

  private void go() {
    if (find.current() >= 0) {
      FindModel.Match match = find.matches().get(find.current());
      body.reveal(match.place());
      PromptArea area = body.areas().get(match.place());
      if (area != null) {
        area.select(match.from(), match.to());
        scrollTo.accept(area);
      }
    }
  }
}
