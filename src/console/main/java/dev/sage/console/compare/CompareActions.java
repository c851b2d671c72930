package dev.sage.console.compare;

import dev.sage.console.shell.Action;
import java.util.List;
import javafx.beans.binding.Bindings;

/** What the panel offers to palette, keys and buttons. */
record CompareActions(Action run, Action stop, Action add, Action prompt) {

  static CompareActions of(
      CompareModel model, Runnable run, Runnable addColumn, Runnable focusPrompt) {
    return new CompareActions(
        Action.of("compare.run", Action.Category.RUN, run)
            .on("Ctrl+Enter")
            .when(model.runnable(), "runnable"),
        Action.of("compare.stop", Action.Category.RUN, model::stop)
            .on("Esc")
            .when(model.runningProperty(), "running"),
        Action.of("compare.add", Action.Category.LOOK, addColumn)
            .on("Ctrl+T")
            .when(Bindings.createBooleanBinding(model::canAdd, model.columns()), "room"),
        Action.of("compare.prompt", Action.Category.GO, focusPrompt).on("Ctrl+L"));
  }

  List<Action> all() {
    return List.of(run, stop, add, prompt);
  }
}
