package dev.sage.console.control;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.nio.charset.StandardCharsets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;

/**
 * Read-only code or raw text in the monospace face, wrapped, in a virtual list. A long text is cut
 * until the whole is asked for. FX thread only.
 */
public final class CodeView extends BorderPane {
  /** Characters shown at first. */
  static final int SHOWN_FIRST = 200_000;

  private final LogView log;
  private final Button all = new Button();
  private String text = "";

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
  }

  /** Shows a text from its beginning. */
  public void setText(String newText) {
    text = newText;
    boolean cut = text.length() > SHOWN_FIRST;
    show(cut ? text.substring(0, endBefore(text, SHOWN_FIRST)) : text);
    all.setText(Texts.text("code.all", Format.bytes(text.getBytes(StandardCharsets.UTF_8).length)));
    setBottom(cut ? all : null);
  }

  /** The whole text. */
  public String getText() {
    return text;
  }

  /** Scrolls to a line, from 1, and selects it. */
  public void showLine(int number) {
    log.showLine(number);
  }

  /** What takes the focus here. */
  public Node focusTarget() {
    return log.list();
  }

  private void showAll() {
    show(text);
    setBottom(null);
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
