package dev.sage.console.compare.answer;

import dev.sage.console.control.Icons;
import dev.sage.console.control.LogLine;
import dev.sage.console.control.LogView;
import dev.sage.console.control.Presence;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * What a model thought, folded to a line that says for how long. Most columns never need it: it has
 * no parts until there is a thought. FX thread only.
 */
final class ThinkingView extends VBox {
  private static final double OPEN_HEIGHT = 168;

  private @Nullable Parts parts;
  private int shown;

  private static final class Parts {
    private final Button fold = new Button();
    private final LogView log = new LogView(Texts.text("compare.thinking.name"));
    private boolean open;

    Parts() {
      fold.getStyleClass().addAll("flat", "fold");
      fold.setMaxWidth(Double.MAX_VALUE);
      fold.setOnAction(event -> open(!open));
      log.setPrefHeight(OPEN_HEIGHT);
      log.setMinHeight(OPEN_HEIGHT / 3);
      open(false);
    }

    void open(boolean now) {
      open = now;
      Presence.set(log, open);
      fold.setGraphic(Icons.of(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
    }
  }

  ThinkingView() {
    getStyleClass().add("thinking");
  }

  private Parts parts() {
    Parts known = parts;
    if (known == null) {
      known = new Parts();
      parts = known;
      getChildren().setAll(known.fold, known.log);
    }
    return known;
  }

  /** Starts over with another answer. */
  void reset() {
    shown = 0;
    Parts known = parts;
    if (known != null) {
      known.log.model().clear();
      known.log.followEnd();
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
          .log
          .model()
          .append(reasoning.subSequence(shown, reasoning.length()).toString(), LogLine.Style.MUTED);
      shown = reasoning.length();
    }
    if (any) {
      parts().fold.setText(title(answer));
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
