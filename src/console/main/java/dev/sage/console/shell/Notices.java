package dev.sage.console.shell;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Short messages that come at the top right and go by themselves. FX thread only. */
public final class Notices {
  private static final int SHOWN = 3;

  /** What a message is about; decides its icon and how long it stays. */
  public enum Kind {
    INFO,
    DONE,
    WARNING,
    ERROR
  }

  /**
   * A message.
   *
   * @param action what can be done about it, or null
   */
  public record Notice(Kind kind, String text, @Nullable Action action) {}

  private final ObservableList<Notice> shown = FXCollections.observableArrayList();

  /** What is on the screen now, oldest first; the view removes what has had its time. */
  ObservableList<Notice> shown() {
    return shown;
  }

  /** Shows a message. The oldest makes room when there are too many. */
  public void show(Kind kind, String text) {
    show(new Notice(kind, text, null));
  }

  /** Shows a message with something to do about it. */
  public void show(Notice notice) {
    shown.add(notice);
    if (shown.size() > SHOWN) {
      shown.removeFirst();
    }
  }
}
