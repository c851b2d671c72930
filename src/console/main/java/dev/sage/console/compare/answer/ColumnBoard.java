package dev.sage.console.compare.answer;

import dev.sage.workbench.prompt.Column;
import dev.sage.workbench.prompt.Parameters;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.Turn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with the columns: which one keys act on, which one the others are compared with,
 * their order, what they have of their own; the changes can be undone. FX thread only; needs no
 * toolkit.
 */
public final class ColumnBoard {
  private static final int MOST_UNDO = 100;

  private record Before(List<ColumnModel> order, List<Column> columns) {}

  private final ColumnHost host;
  private final ObjectProperty<@Nullable ColumnModel> current = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable ColumnModel> pinned = new SimpleObjectProperty<>();
  private final BooleanProperty differences = new SimpleBooleanProperty(true);
  private final BooleanProperty onlyDifferent = new SimpleBooleanProperty();
  private final Deque<Before> undo = new ArrayDeque<>();
  private final ReadOnlyIntegerWrapper undoable = new ReadOnlyIntegerWrapper();

  public ColumnBoard(ColumnHost host) {
    this.host = host;
    host.columns().subscribe(this::follow);
    follow();
  }

  /** Columns that have gone are neither current nor pinned. */
  private void follow() {
    if (!host.columns().contains(current.get())) {
      current.set(host.columns().isEmpty() ? null : host.columns().getFirst());
    }
    if (!host.columns().contains(pinned.get())) {
      pinned.set(null);
    }
  }

  /** The column that keys act on. */
  public ObjectProperty<@Nullable ColumnModel> currentProperty() {
    return current;
  }

  /** The column that the others are compared with, or null. */
  public ObjectProperty<@Nullable ColumnModel> pinnedProperty() {
    return pinned;
  }

  /** Whether the others show how they differ from the pinned one. */
  public BooleanProperty differencesProperty() {
    return differences;
  }

  /** Whether what is equal in all columns is folded away. */
  public BooleanProperty onlyDifferentProperty() {
    return onlyDifferent;
  }

  /** How many changes can be undone. */
  public ReadOnlyIntegerProperty undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /** Makes the next or previous column the current one. */
  public void step(int by) {
    List<ColumnModel> columns = host.columns();
    int at = columns.indexOf(current.get());
    if (!columns.isEmpty()) {
      current.set(columns.get(Math.floorMod(at + by, columns.size())));
    }
  }

  /** Pins a column, or takes the pin away from it. */
  public void pin(ColumnModel column) {
    boolean letGo = column.equals(pinned.get());
    pinned.set(letGo ? null : column);
    if (!letGo) {
      differences.set(true);
    }
  }

  /** Adds one with the target of the last. */
  public void add() {
    if (host.canAdd()) {
      List<ColumnModel> columns = host.columns();
      String target = columns.isEmpty() ? "" : columns.getLast().targetProperty().get();
      insert(columns.size(), new ColumnModel(target));
    }
  }

  /** Adds one behind a column that is the same but for its answers. */
  public void duplicate(ColumnModel column) {
    if (host.canAdd()) {
      insert(host.columns().indexOf(column) + 1, ColumnModel.of(column.column()));
    }
  }

  private void insert(int at, ColumnModel column) {
    keep();
    List<ColumnModel> order = new ArrayList<>(host.columns());
    order.add(at, column);
    host.arrange(order);
    current.set(column);
  }

  /** Whether a column can go that far: -1 to the left, 1 to the right. */
  public boolean canMove(ColumnModel column, int by) {
    int to = host.columns().indexOf(column) + by;
    return to >= 0 && to < host.columns().size();
  }

  /** Changes places with its neighbour. */
  public void move(ColumnModel column, int by) {
    if (canMove(column, by)) {
      keep();
      List<ColumnModel> order = new ArrayList<>(host.columns());
      int at = order.indexOf(column);
      order.remove(at);
      order.add(at + by, column);
      host.arrange(order);
    }
  }

  /** Takes a column away; what it asked ends, and stays in the store. */
  public void remove(ColumnModel column) {
    if (host.canRemove() && host.columns().contains(column)) {
      keep();
      List<ColumnModel> order = new ArrayList<>(host.columns());
      order.remove(column);
      host.arrange(order);
    }
  }

  /** Gives a column parameters of its own, a copy of the shared ones; or locks them again. */
  public void lockParameters(ColumnModel column, boolean locked) {
    Prompt prompt = host.typed();
    parameters(column, locked ? null : prompt.parameters(column.column()));
  }

  /** Gives a column a prompt of its own, a copy of the shared one; or locks it again. */
  public void lockTurns(ColumnModel column, boolean locked) {
    turns(column, locked ? null : host.typed().turns(column.column()));
  }

  /** Sets a column's own parameters; typing on in them is one change with their unlocking. */
  public void parameters(ColumnModel column, @Nullable Parameters own) {
    Parameters before = column.parametersProperty().get();
    if (!Objects.equals(before, own)) {
      if (before == null || own == null) {
        keep();
      }
      column.parametersProperty().set(own);
    }
  }

  /** Sets a column's own turns; typing on in them is one change with their unlocking. */
  public void turns(ColumnModel column, @Nullable List<Turn> own) {
    List<Turn> before = column.turnsProperty().get();
    if (!Objects.equals(before, own)) {
      if (before == null || own == null || before.size() != own.size()) {
        keep();
      }
      column.turnsProperty().set(own);
    }
  }

  /** Sends what is written to go on from the answer of a column, to that column only. */
  public void send(ColumnModel column) {
    if (!column.running()
        && column.reply().sendable()
        && host.problem().isEmpty()
        && host.narrow()) {
      List<Turn> asked = column.asked();
      List<Turn> before = asked.isEmpty() ? host.typed().turns(column.column()) : asked;
      turns(column, column.reply().send(before));
      host.run(column);
    }
  }

  /** Asks again from a turn of the conversation on; what came after it is forgotten. */
  public void runFrom(ColumnModel column, int turn) {
    List<Turn> turns = host.typed().turns(column.column());
    if (!column.running() && turn < turns.size() && host.problem().isEmpty()) {
      turns(column, turns.subList(0, turn + 1));
      host.run(column);
    }
  }

  private void keep() {
    undo.push(
        new Before(
            List.copyOf(host.columns()),
            host.columns().stream().map(ColumnModel::column).toList()));
    if (undo.size() > MOST_UNDO) {
      undo.removeLast();
    }
    undoable.set(undo.size());
  }

  /** Takes the last change back; answers of a column that had gone are there again. */
  public void undo() {
    Before before = undo.poll();
    if (before == null) {
      return;
    }
    undoable.set(undo.size());
    host.arrange(before.order());
    for (int i = 0; i < before.order().size(); i++) {
      before.order().get(i).set(before.columns().get(i));
    }
  }
}
