package dev.sage.console.control;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** What is looked for, and how often it is there; not there until asked for. FX thread only. */
public final class FindBar extends HBox {
  private final TextField query = new TextField();
  private final Label place = new Label();
  private final Runnable closed;

  /**
   * A closed bar.
   *
   * @param id what the ids of its parts begin with, and the keys of its texts: {@code compare}
   * @param changed told that the query is another
   * @param step goes on to the next, or back
   * @param closed told that it was closed
   */
  public FindBar(String id, Runnable changed, IntConsumer step, Runnable closed) {
    super(4);
    this.closed = closed;
    setId(id + "-find-bar");
    getStyleClass().add("find-bar");
    setAlignment(Pos.CENTER_LEFT);
    query.setId(id + "-find-text");
    query.setPromptText(Texts.text(id + ".find.prompt"));
    query.setAccessibleText(Texts.text(id + ".find.name"));
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
    place.setId(id + "-find-place");
    place.getStyleClass().add("secondary");
    place.setMinWidth(Region.USE_PREF_SIZE);
    getChildren()
        .setAll(
            Content.inside(query),
            place,
            Icons.button(Feather.CHEVRON_UP, Texts.text("find.previous"), () -> step.accept(-1)),
            Icons.button(Feather.CHEVRON_DOWN, Texts.text("find.next"), () -> step.accept(1)),
            Icons.button(Feather.X, Texts.text("find.close"), this::close));
    show(false);
  }

  private void show(boolean open) {
    setVisible(open);
    setManaged(open);
  }

  /** Whether it is on the screen. */
  public boolean isOpen() {
    return isVisible();
  }

  /** Shows it, ready to be typed into. */
  public void open() {
    show(true);
    query.requestFocus();
    query.selectAll();
  }

  /** Looks for these words as if they were typed. */
  public void write(String words) {
    query.setText(words);
  }

  /** Takes it away. */
  public void close() {
    if (isOpen()) {
      show(false);
      closed.run();
    }
  }

  /** What is looked for; nothing while it is closed. */
  public String query() {
    return isOpen() ? query.getText() : "";
  }

  /** Says where it is: {@code 3 of 17}; nothing where nothing is looked for. */
  public void place(String words) {
    place.setText(query.getText().isEmpty() ? "" : words);
    query.setAccessibleHelp(place.getText());
    query.notifyAccessibleAttributeChanged(AccessibleAttribute.HELP);
  }

  /**
   * How many, and which of them is shown.
   *
   * @param current from 0
   * @param more whether there may be more
   */
  public static String words(int current, int count, boolean more) {
    if (count == 0) {
      return Texts.text(more ? "find.looking" : "find.none");
    }
    String all = Format.count(count);
    return Texts.text("find.place", Format.count(current + 1L), more ? all + "+" : all);
  }
}
