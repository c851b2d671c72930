package dev.sage.console.compare.answer;

import dev.sage.console.control.Icons;
import dev.sage.console.control.LogLine;
import dev.sage.console.control.LogView;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a model thought, folded to a line that says for how long. FX thread only. */
final class ThinkingView extends VBox {
  private static final double OPEN_HEIGHT = 168;

  private final Button fold = new Button();
  private final LogView log = new LogView(Texts.text("compare.thinking.name"));
  private boolean open;
  private int shown;

  ThinkingView() {
    getStyleClass().add("thinking");
    fold.getStyleClass().addAll("flat", "fold");
    fold.setMaxWidth(Double.MAX_VALUE);
    fold.setOnAction(event -> open(!open));
    log.setPrefHeight(OPEN_HEIGHT);
    log.setMinHeight(OPEN_HEIGHT / 3);
    getChildren().setAll(fold, log);
    open(false);
  }

  private void open(boolean now) {
    open = now;
    log.setVisible(open);
    log.setManaged(open);
    fold.setGraphic(Icons.of(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
  }

  /** Starts over with another answer. */
  void reset() {
    shown = 0;
    log.model().clear();
    log.followEnd();
    open(false);
  }

  /** Shows what has grown. */
  void grow(AnswerModel answer) {
    CharSequence reasoning = answer.reasoning();
    boolean any = !reasoning.isEmpty();
    setVisible(any);
    setManaged(any);
    if (reasoning.length() > shown) {
      log.model()
          .append(reasoning.subSequence(shown, reasoning.length()).toString(), LogLine.Style.MUTED);
      shown = reasoning.length();
    }
    if (any) {
      fold.setText(title(answer));
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
