package dev.sage.console.streams;

import dev.sage.console.shell.Action;
import java.util.List;
import java.util.function.Supplier;

/** What can be done in the panel, with the keys of console.md. */
final class StreamsActions {
  private final List<Action> list;

  StreamsActions(CallModel call, Supplier<StreamsView> view) {
    list =
        List.of(
            Action.of("streams.next", Action.Category.LOOK, () -> view.get().move(1)).on("j"),
            Action.of("streams.previous", Action.Category.LOOK, () -> view.get().move(-1)).on("k"),
            Action.of("streams.gap", Action.Category.LOOK, call::nextGap).on("G", "g"),
            Action.of("streams.frame.next", Action.Category.LOOK, () -> call.move(1)).on("."),
            Action.of("streams.frame.previous", Action.Category.LOOK, () -> call.move(-1)).on(","),
            Action.of("streams.filter", Action.Category.LOOK, () -> view.get().focusFilter())
                .on("Ctrl+F"));
  }

  List<Action> list() {
    return list;
  }
}
