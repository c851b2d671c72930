package dev.sage.console.control;

import dev.sage.console.text.Texts;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A state as an icon with a shape, a colour and a name of its own. FX thread only. */
public final class StatusIcon extends StackPane {
  /** The states that a call, a check or a cell can be in. */
  public enum State {
    WAITING(Feather.CIRCLE),
    RUNNING(Feather.MORE_HORIZONTAL),
    OK(Feather.CHECK_CIRCLE),
    WARNING(Feather.ALERT_TRIANGLE),
    FAILED(Feather.X_CIRCLE),
    /** It is there, and fails a check. */
    UNFIT(Feather.X_SQUARE),
    /** It is there, and it can't be said whether it passes. */
    UNCHECKED(Feather.HELP_CIRCLE),
    CANCELLED(Feather.SLASH),
    TRUNCATED(Feather.SCISSORS),
    INTERRUPTED(Feather.ZAP_OFF);

    private final Feather icon;

    State(Feather icon) {
      this.icon = icon;
    }

    /** The name on the screen, of a call. */
    public String title() {
      return title("state");
    }

    private String title(String words) {
      return Texts.text(words + "." + key());
    }

    /** The name in style classes and resource keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.WAITING);
  private final FontIcon icon = Icons.of(State.WAITING.icon);
  private final String words;

  /** An icon of that state of a call. */
  public StatusIcon(State first) {
    this(first, "state");
  }

  /**
   * An icon of that state.
   *
   * @param words the resource key before the state's own: {@code state} has the words for calls
   */
  public StatusIcon(State first, String words) {
    this.words = words;
    getStyleClass().add("status-icon");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(16, 16);
    setMaxSize(16, 16);
    getChildren().setAll(icon);
    Hint.on(this, () -> state.get().title(words));
    state.set(first);
    state.subscribe(this::show);
  }

  /** The state shown. */
  public ObjectProperty<State> stateProperty() {
    return state;
  }

  /** The shape of a state, for a part that has its own place for one. */
  public static FontIcon icon(State state) {
    return Icons.of(state.icon);
  }

  private void show(State now) {
    icon.setIconCode(now.icon);
    getStyleClass().removeIf(name -> name.startsWith("state-"));
    getStyleClass().add("state-" + now.key());
    setAccessibleText(now.title(words));
  }
}
