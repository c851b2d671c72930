package dev.sage.console.redaction;

import dev.sage.workbench.redaction.Capture;
import dev.sage.workbench.redaction.RedactionDesk;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How much of prompts and answers is kept, to be shown and changed. FX thread only. */
public final class CaptureChoice {
  private final ObjectProperty<Capture> capture;

  /**
   * The choice of a desk.
   *
   * @param ui runs a task on the FX thread
   */
  public CaptureChoice(RedactionDesk desk, Executor ui) {
    capture = new SimpleObjectProperty<>(desk.capture());
    // The desk ends with the window's workbench; nothing has to be taken down.
    Runnable _ = desk.onChange(() -> ui.execute(() -> capture.set(desk.capture())));
    capture.addListener(
        (o, was, is) -> {
          if (is != desk.capture()) {
            desk.capture(is);
          }
        });
  }

  /** What holds now; setting it changes it at once. */
  public ObjectProperty<Capture> captureProperty() {
    return capture;
  }
}
