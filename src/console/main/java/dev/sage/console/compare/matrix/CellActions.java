package dev.sage.console.compare.matrix;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.Action.Category;
import dev.sage.console.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with the cell of the grid that has the focus; nothing while none has it. FX
 * thread only.
 */
final class CellActions {
  private final ObjectProperty<@Nullable FocusedCell> focused = new SimpleObjectProperty<>();
  private final MatrixSide side;
  private final List<Action> all;

  CellActions(MatrixSide side) {
    this.side = side;
    ObservableBooleanValue any = focused.isNotNull();
    ObservableBooleanValue answer =
        Bindings.createBooleanBinding(
            () -> {
              FocusedCell cell = focused.get();
              return cell != null && cell.answers();
            },
            focused);
    all =
        List.of(
            action("show", Category.LOOK, cell -> side.host().showRow(cell.row().index()))
                .on("Enter")
                .when(any, "cell"),
            // By the key and not by what it types: with Shift it is another action.
            action("ask", Category.RUN, this::ask)
                .on(new KeyCodeCombination(KeyCode.R))
                .when(answer, "cell.answer"),
            action("column", Category.RUN, this::askColumn)
                .on("Shift+R")
                .when(answer, "cell.answer"),
            action("stop", Category.RUN, this::stop).on("Delete").when(answer, "cell.answer"),
            action("explain", Category.LOOK, this::explain)
                .on("I", "i")
                .when(answer, "cell.answer"));
  }

  private Action action(String id, Category category, Consumer<FocusedCell> does) {
    return Action.of(
        "compare.cell." + id,
        category,
        () -> {
          FocusedCell cell = focused.get();
          if (cell != null) {
            does.accept(cell);
          }
        });
  }

  private void ask(FocusedCell cell) {
    side.host().ask(side.matrix().cell(cell.column(), cell.row().index()));
  }

  private void askColumn(FocusedCell cell) {
    side.host().ask(side.matrix().column(cell.column()));
  }

  private void stop(FocusedCell cell) {
    side.matrix().stop(cell.column(), cell.row().index(), Texts.text("compare.cancel.reason"));
  }

  private void explain(FocusedCell cell) {
    side.explain(CellWords.figures(cell.row().column(cell.column()).getFirst()));
  }

  /** The cell that has the focus, told by the grid; null where none has. */
  ObjectProperty<@Nullable FocusedCell> focusedProperty() {
    return focused;
  }

  /** All of them, in the order of the page of keys. */
  List<Action> all() {
    return all;
  }
}
