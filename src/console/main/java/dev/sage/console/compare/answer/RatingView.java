package dev.sage.console.compare.answer;

import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.Rating;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** What the person thinks of an answer: thumb up or down, and a note. FX thread only. */
final class RatingView extends HBox {
  private static final PseudoClass SET = PseudoClass.getPseudoClass("set");

  private final Button good;
  private final Button bad;
  private final Button note;

  /**
   * A view.
   *
   * @param rate takes 1 or -1
   * @param write opens the note
   */
  RatingView(java.util.function.IntConsumer rate, Runnable write) {
    setAlignment(Pos.CENTER);
    good = Icons.button(Feather.THUMBS_UP, Texts.text("compare.rating.good"), () -> rate.accept(1));
    bad =
        Icons.button(Feather.THUMBS_DOWN, Texts.text("compare.rating.bad"), () -> rate.accept(-1));
    note = Icons.button(Feather.MESSAGE_SQUARE, Texts.text("compare.rating.note"), write);
    getChildren().setAll(good, bad, note);
    show(Rating.NONE);
  }

  void name(String letter) {
    good.setId("good-" + letter);
    bad.setId("bad-" + letter);
    note.setId("note-" + letter);
  }

  void show(Rating rating) {
    mark(good, rating.score() > 0, "compare.rating.good");
    mark(bad, rating.score() < 0, "compare.rating.bad");
    mark(note, !rating.note().isBlank(), "compare.rating.note");
    Hint.on(note, rating.note().isBlank() ? Texts.text("compare.rating.note") : rating.note());
  }

  private static void mark(Button button, boolean set, String key) {
    button.pseudoClassStateChanged(SET, set);
    button.setAccessibleText(Texts.text(set ? key + ".set" : key));
  }
}
