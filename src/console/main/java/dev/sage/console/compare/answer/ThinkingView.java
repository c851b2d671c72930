package dev.sage.console.compare.answer;

import dev.sage.console.control.LogLine;
import dev.sage.console.control.LogView;
import dev.sage.console.control.Presence;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What a model thought, folded to a line that says for how long. Most columns never need it: it has
 * no parts until there is a thought. FX thread only.
 */
final class ThinkingView extends VBox {
  private @Nullable FoldedLog parts;
  private int shown;

  ThinkingView() {
    getStyleClass().add("thinking");
  }

  private FoldedLog parts() {
    FoldedLog known = parts;
    if (known == null) {
      known = new FoldedLog(new LogView(Texts.text("compare.thinking.name")), false);
      parts = known;
      getChildren().setAll(known.fold(), known.log());
    }
    return known;
  }

  /** Starts over with another answer. */
  void reset() {
    shown = 0;
    FoldedLog known = parts;
    if (known != null) {
      known.log().model().clear();
      known.log().followEnd();
      known.open(false);
    }
  }

  /** Shows what has grown. */
  void grow(AnswerModel answer) {
    CharSequence reasoning = answer.reasoning();
    boolean any = !reasoning.isEmpty();
    Presence.set(this, any);
    if (reasoning.length() > shown) {
      parts()
          .log()
          .model()
          .append(reasoning.subSequence(shown, reasoning.length()).toString(), LogLine.Style.MUTED);
      shown = reasoning.length();
    }
    if (any) {
      parts().fold().setText(title(answer));
    }
  }

  private static String title(AnswerModel answer) {
    if (answer.thinking()) {
      return Texts.text("compare.thinking.now");
    }
    double millis = answer.thoughtMillis();
    return Double.isNaN(millis)
        ? Texts.text("compare.thinking.some")
        : Texts.text("compare.thinking.for", Format.millis(millis));
  }
}
