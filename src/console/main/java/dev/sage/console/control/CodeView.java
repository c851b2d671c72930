package dev.sage.console.control;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

/**
 * Read-only code or raw text in the monospace face, wrapped, in a virtual list. A long text is cut
 * until the whole is asked for; of a very long one a window is shown that can be moved. FX thread
 * only.
 */
public final class CodeView extends BorderPane {
  /** Characters shown at first. */
  static final int SHOWN_FIRST = 200_000;

  /** Characters in the window of a text that was asked for whole. */
  static final int WINDOW = 2_000_000;

  private final LogView log;
  private final Button all = new Button();
  private final Button earlier = new Button(Texts.text("code.earlier"));
  private final Button later = new Button(Texts.text("code.later"));
  private final Label place = new Label();
  private final HBox window = new HBox(8, earlier, place, later);
  private String text = "";
  private int from;

  /** Of the text, above the window. */
  private int linesBefore;

  /**
   * An empty view.
   *
   * @param accessibleText what it shows, for screen readers
   */
  public CodeView(String accessibleText) {
    log = LogView.still(accessibleText);
    getStyleClass().add("code");
    setCenter(log);
    all.getStyleClass().add("flat");
    all.setMaxWidth(Double.MAX_VALUE);
    all.setOnAction(event -> showAll());
    earlier.getStyleClass().add("flat");
    later.getStyleClass().add("flat");
    earlier.setOnAction(event -> showFrom(from - WINDOW));
    later.setOnAction(event -> showFrom(from + WINDOW));
    place.getStyleClass().add("secondary");
    window.setAlignment(Pos.CENTER);
  }

  /** Shows a text from its beginning. */
  public void setText(String newText) {
    text = newText;
    boolean cut = text.length() > SHOWN_FIRST;
    linesBefore = 0;
    log.showNoLine();
    show(cut ? text.substring(0, endBefore(text, SHOWN_FIRST)) : text);
    if (cut) {
      long bytes = text.getBytes(StandardCharsets.UTF_8).length;
      all.setText(Texts.text("code.all", Format.bytes(bytes)));
    }
    setBottom(cut ? all : null);
  }

  /** Marks words wherever they stand, whatever the case; none for no words. */
  public void mark(String words) {
    log.mark(words);
  }

  /** The whole text. */
  public String getText() {
    return text;
  }

  /** Told which line of the text, from 1, a person has selected. */
  public void setOnLine(IntConsumer action) {
    log.setOnLine(line -> action.accept(line + linesBefore));
  }

  /** Asked to show elsewhere what is selected. */
  public void setOnEnter(Runnable action) {
    log.rows()
        .addEventHandler(
            KeyEvent.KEY_PRESSED,
            event -> {
              if (event.getCode() == KeyCode.ENTER) {
                action.run();
                event.consume();
              }
            });
  }

  /** The line of the text, from 1, that is selected; 0 for none. */
  public int line() {
    int line = log.line();
    return line == 0 ? 0 : line + linesBefore;
  }

  /** No line is selected. */
  public void showNoLine() {
    log.showNoLine();
  }

  /** Scrolls to a line of the text, from 1, and selects it, where it is in what is shown of it. */
  public void showLine(int number) {
    if (number > linesBefore) {
      log.showLine(number - linesBefore);
    } else {
      log.showNoLine();
    }
  }

  /** What takes the focus here. */
  public Node focusTarget() {
    return log.rows();
  }

  private void showAll() {
    if (text.length() > WINDOW) {
      showFrom(0);
    } else {
      show(text);
      setBottom(null);
    }
  }

  private void showFrom(int wantedFrom) {
    from = Math.clamp(wantedFrom, 0, (text.length() - 1) / WINDOW * WINDOW);
    linesBefore = (int) text.substring(0, from).chars().filter(c -> c == '\n').count();
    log.showNoLine();
    int end = Math.min(from + WINDOW, text.length());
    show(text.substring(endBefore(text, from), end == text.length() ? end : endBefore(text, end)));
    place.setText(
        Texts.text(
            "code.window", Format.bytes(from), Format.bytes(end), Format.bytes(text.length())));
    earlier.setDisable(from == 0);
    later.setDisable(end == text.length());
    Hindrance.of(earlier, Texts.text("need.window.start"));
    Hindrance.of(later, Texts.text("need.window.end"));
    setBottom(window);
  }

  private void show(String shown) {
    log.showStart();
    log.model().set(shown, LogLine.Style.MONO);
    log.showStart();
  }

  private static int endBefore(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
