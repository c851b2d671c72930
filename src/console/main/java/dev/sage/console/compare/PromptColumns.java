package dev.sage.console.compare;

import dev.sage.console.compare.answer.ColumnModel;
import dev.sage.console.compare.prompt.PromptModel;
import dev.sage.workbench.prompt.Column;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The columns of the panel, which are those of the prompt: a change on either side is made on the
 * other. FX thread only; needs no toolkit.
 */
final class PromptColumns {
  /** How many columns that were taken away can come back with their answers. */
  private static final int REMEMBERED = 16;

  private final PromptModel prompt;
  private final Consumer<ColumnModel> gone;
  private final ObservableList<ColumnModel> columns = FXCollections.observableArrayList();
  private final ObservableList<ColumnModel> view =
      FXCollections.unmodifiableObservableList(columns);
  private final Deque<ColumnModel> removed = new ArrayDeque<>();
  private final Set<ColumnModel> known = Collections.newSetFromMap(new WeakHashMap<>());
  private boolean changing;

  /**
   * The columns of that prompt.
   *
   * @param gone told of a column that is taken away
   */
  PromptColumns(PromptModel prompt, Consumer<ColumnModel> gone) {
    this.prompt = prompt;
    this.gone = gone;
    prompt.promptProperty().addListener((o, was, is) -> followPrompt());
  }

  /** The columns, in order. */
  ObservableList<ColumnModel> all() {
    return view;
  }

  /** What the prompt says of them. */
  private List<Column> described() {
    return columns.stream().map(ColumnModel::column).toList();
  }

  /** Makes the columns these, in this order: one step that can be undone. */
  void arrange(List<ColumnModel> order) {
    put(order);
    tell(null);
  }

  /** Makes the columns new ones without answers. */
  void begin(List<Column> wanted) {
    put(wanted.stream().map(ColumnModel::of).toList());
    tell(null);
  }

  private void put(List<ColumnModel> order) {
    changing = true;
    for (ColumnModel column : columns) {
      if (!order.contains(column)) {
        gone.accept(column);
        removed.addFirst(column);
      }
    }
    while (removed.size() > REMEMBERED) {
      removed.removeLast();
    }
    for (int i = 0; i < order.size(); i++) {
      ColumnModel column = order.get(i);
      removed.remove(column);
      column.positionProperty().set(i);
      if (known.add(column)) {
        column.targetProperty().subscribe(() -> changed(column));
        column.parametersProperty().subscribe(() -> changed(column));
        column.turnsProperty().subscribe(() -> changed(column));
      }
    }
    columns.setAll(order);
    changing = false;
  }

  private void changed(ColumnModel column) {
    if (!changing && columns.contains(column)) {
      tell("column." + column.positionProperty().get());
    }
  }

  private void tell(@org.jspecify.annotations.Nullable String part) {
    changing = true;
    if (part == null) {
      prompt.set(prompt.prompt().withColumns(described()));
    } else {
      prompt.edit(part, now -> now.withColumns(described()));
    }
    changing = false;
  }

  /** Another prompt was opened, or a step undone: what is still the same keeps its answers. */
  private void followPrompt() {
    List<Column> wanted = prompt.prompt().columns();
    if (changing || wanted.equals(described())) {
      return;
    }
    List<ColumnModel> rest = new ArrayList<>(columns);
    rest.addAll(removed);
    List<ColumnModel> order = new ArrayList<>();
    for (Column column : wanted) {
      ColumnModel same =
          rest.stream()
              .filter(model -> model.column().equals(column))
              .findFirst()
              .orElseGet(() -> ColumnModel.of(column));
      rest.remove(same);
      order.add(same);
    }
    if (order.size() == columns.size()) {
      keepChanged(wanted, order);
    }
    put(order);
  }

  /** A column in whose place only something else is said is the same column. */
  private void keepChanged(List<Column> wanted, List<ColumnModel> order) {
    changing = true;
    for (int i = 0; i < order.size(); i++) {
      ColumnModel here = columns.get(i);
      if (!order.contains(here) && !columns.contains(order.get(i))) {
        here.set(wanted.get(i));
        order.set(i, here);
      }
    }
    changing = false;
  }
}
