package dev.sage.console.streams;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.streams.pair.PairModel;
import dev.sage.console.text.Texts;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;

/** The buttons that pin a call and compare it, which say what they would do. FX thread only. */
final class PairButtons {
  private static final double WIDEST = 280;

  private PairButtons() {}

  /**
   * In that order.
   *
   * @param actions pin and compare
   */
  static List<Button> of(PairModel pair, List<Action> actions) {
    Button pin = ActionButtons.text(actions.getFirst());
    Button compare = ActionButtons.text(actions.getLast());
    compare.setMaxWidth(WIDEST);
    compare.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    Runnable name =
        () -> {
          say(pin, pair.isPinned() ? Texts.text("streams.unpin") : actions.getFirst().label());
          boolean two = pair.possible();
          say(
              compare,
              two
                  ? Texts.text("streams.compare.with", pair.pinnedTarget())
                  : actions.getLast().label());
        };
    pair.pinnedProperty().subscribe(name);
    pair.otherProperty().subscribe(name);
    return List.of(pin, compare);
  }

  private static void say(Button button, String words) {
    button.setText(words);
    button.setAccessibleText(words);
  }
}
