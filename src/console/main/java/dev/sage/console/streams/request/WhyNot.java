package dev.sage.console.streams.request;

import dev.sage.console.control.Hint;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.AskedRequest;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A button that says why it is disabled: a disabled node has no tooltip of its own. Here that is
 * why a call cannot be asked again. FX thread only.
 */
public final class WhyNot extends StackPane {
  private final Button button;
  private final Supplier<AskedRequest.@Nullable State> state;

  /**
   * Around that button.
   *
   * @param state of what the call asked; null where there is no call
   */
  public WhyNot(Button button, Supplier<AskedRequest.@Nullable State> state) {
    this.button = button;
    this.state = state;
    getChildren().setAll(button);
    Hint.on(this, () -> button.isDisabled() ? words() : button.getTooltip().getText());
  }

  /** One sentence; empty where it can. */
  public static String words(AskedRequest.@Nullable State state) {
    return state == null || state == AskedRequest.State.KEPT
        ? ""
        : Texts.text("streams.why-not." + state.name().toLowerCase(Locale.ROOT));
  }

  private String words() {
    return words(state.get());
  }

  /** Says it to screen readers, too; another call may have another reason. */
  public void refresh() {
    button.setAccessibleHelp(button.isDisabled() ? words() : null);
  }
}
