package dev.sage.console.shell;

import dev.sage.console.control.CopyRequest;
import java.util.function.UnaryOperator;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The one place that writes to the clipboard. FX thread only. */
final class CopyDesk {
  private final UnaryOperator<String> clean;

  /**
   * A desk.
   *
   * @param clean makes of a text what may be on the clipboard
   */
  CopyDesk(UnaryOperator<String> clean) {
    this.clean = clean;
  }

  /** From now on whatever is shown in that window can be copied. */
  void listen(Scene scene) {
    scene.addEventHandler(
        CopyRequest.COPY,
        request -> {
          copy(request.text());
          request.consume();
        });
  }

  private void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(clean.apply(text));
    Clipboard.getSystemClipboard().setContent(content);
  }
}
