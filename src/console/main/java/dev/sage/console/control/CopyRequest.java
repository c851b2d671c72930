package dev.sage.console.control;

import java.io.Serial;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;

/**
 * A wish to have a text on the clipboard. It goes up from the control that shows the text to the
 * window, which takes out what must not leave: a control that wrote there itself would go round it.
 */
public final class CopyRequest extends Event {
  @Serial private static final long serialVersionUID = 1;

  /** The only type. */
  public static final EventType<CopyRequest> COPY = new EventType<>(Event.ANY, "COPY");

  private final String text;

  private CopyRequest(String text) {
    super(COPY);
    this.text = text;
  }

  /** Asks the window of a node to copy a text. */
  public static void fire(Node from, String text) {
    Event.fireEvent(from, new CopyRequest(text));
  }

  /** What is to be copied, as the control shows it. */
  public String text() {
    return text;
  }
}
