package dev.sage.console.shell;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Short messages that come at the top right and go by themselves, or stay as long as what they tell
 * of goes on. FX thread only.
 */
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
   * @param text what it says; may change while it is shown
   * @param actions what can be done about it
   * @param stays whether it is there until {@link #hide} takes it away, and nothing else does
   */
  public record Notice(
      Kind kind, ObservableValue<String> text, List<Action> actions, boolean stays) {
    /** Copies the list. */
    public Notice {
      actions = List.copyOf(actions);
    }

    /**
     * A message that goes by itself.
     *
     * @param action what can be done about it, or null
     */
    public Notice(Kind kind, String text, @Nullable Action action) {
      this(
          kind,
          new ReadOnlyStringWrapper(text),
          action == null ? List.of() : List.of(action),
          false);
    }

    /** A message about something that goes on, and is there as long. */
    public static Notice staying(ObservableValue<String> text, List<Action> actions) {
      return new Notice(Kind.INFO, text, actions, true);
    }
  }

  private final ObservableList<Notice> shown = FXCollections.observableArrayList();

  /** What is on the screen now, in its order; the view removes what has had its time. */
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
      // Those that stay have no end of their own, and the newest has not been read.
      shown.stream()
          .filter(old -> !old.stays() && !old.equals(notice))
          .findFirst()
          .ifPresent(shown::remove);
    }
  }

  /**
   * Shows a message that stays, above those that go, so that it does not move when they do; where
   * it is shown already nothing happens.
   */
  public void keep(Notice notice) {
    if (!shown.contains(notice)) {
      shown.add((int) shown.stream().filter(Notice::stays).count(), notice);
    }
  }

  /** Takes a message away. */
  public void hide(Notice notice) {
    shown.remove(notice);
  }
}
