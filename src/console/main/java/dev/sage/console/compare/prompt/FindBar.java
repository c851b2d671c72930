package dev.sage.console.compare.prompt;

import dev.sage.console.control.Content;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** What is looked for in the prompt, and how often it is there; not there until asked for. */
final class FindBar extends HBox {
  private final TextField query = new TextField();
  private final Label place = new Label();
  private final Runnable closed;

  /**
   * A closed bar.
   *
   * @param changed told that the query is another
   * @param step goes on to the next, or back
   * @param closed told that it was closed
   */
  FindBar(Runnable changed, IntConsumer step, Runnable closed) {
    super(4);
    this.closed = closed;
    setId("compare-find-bar");
    getStyleClass().add("find-bar");
    setAlignment(Pos.CENTER_LEFT);
    query.setId("compare-find-text");
    query.setPromptText(Texts.text("compare.find.prompt"));
    query.setAccessibleText(Texts.text("compare.find.name"));
    query.textProperty().addListener((o, was, is) -> changed.run());
    query.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            step.accept(event.isShiftDown() ? -1 : 1);
            event.consume();
          }
        });
    HBox.setHgrow(query, Priority.ALWAYS);
    place.setId("compare-find-place");
    place.getStyleClass().add("secondary");
    place.setMinWidth(Region.USE_PREF_SIZE);
    getChildren()
        .setAll(
            Content.inside(query),
            place,
            Icons.button(
                Feather.CHEVRON_UP, Texts.text("compare.find.previous"), () -> step.accept(-1)),
            Icons.button(
                Feather.CHEVRON_DOWN, Texts.text("compare.find.next"), () -> step.accept(1)),
            Icons.button(Feather.X, Texts.text("compare.find.close"), this::close));
    show(false);
  }

  private void show(boolean open) {
    setVisible(open);
    setManaged(open);
  }

  boolean isOpen() {
    return isVisible();
  }

  void open() {
    show(true);
    query.requestFocus();
    query.selectAll();
  }

  void close() {
    if (isOpen()) {
      show(false);
      closed.run();
    }
  }

  /** What is looked for; nothing while it is closed. */
  String query() {
    return isOpen() ? query.getText() : "";
  }

  void place(int current, int count) {
    place.setText(
        query.getText().isEmpty()
            ? ""
            : count == 0
                ? Texts.text("compare.find.none")
                : Texts.text(
                    "compare.find.place",
                    Format.count(current + 1L),
                    count == FindModel.MOST ? Format.count(count) + "+" : Format.count(count)));
  }
}
