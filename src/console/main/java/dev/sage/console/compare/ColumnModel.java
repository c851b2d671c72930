package dev.sage.console.compare;

import dev.sage.workbench.compare.Cell;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One column: a target and its answers, one a repetition. FX thread only; needs no toolkit. */
final class ColumnModel {
  private final StringProperty target;
  private final IntegerProperty position = new SimpleIntegerProperty();
  private final ObservableList<AnswerModel> answers = FXCollections.observableArrayList();
  private final ObservableList<AnswerModel> answersView =
      FXCollections.unmodifiableObservableList(answers);
  private final ReadOnlyObjectWrapper<@Nullable AnswerModel> shown = new ReadOnlyObjectWrapper<>();
  private List<String> remembered = List.of();

  ColumnModel(String target) {
    this.target = new SimpleStringProperty(target);
  }

  /** {@code provider/model}. */
  StringProperty targetProperty() {
    return target;
  }

  /** Its place, from 0; decides letter and colour. */
  IntegerProperty positionProperty() {
    return position;
  }

  /** A for the first. */
  String letter() {
    return String.valueOf((char) ('A' + position.get()));
  }

  /** One a repetition, in order; empty before the first run. */
  ObservableList<AnswerModel> answers() {
    return answersView;
  }

  /** The answer on the screen, null before the first run. */
  ReadOnlyObjectProperty<@Nullable AnswerModel> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  void show(AnswerModel answer) {
    if (answers.contains(answer)) {
      answer.pull(true);
      shown.set(answer);
    }
  }

  void begin(List<Cell> cells) {
    replace(cells.stream().map(AnswerModel::new).toList());
  }

  void restore(List<StoredAnswer> stored) {
    replace(stored.stream().map(AnswerModel::new).toList());
  }

  /** Keeps ids of calls that have not been read yet, so that they are not forgotten. */
  void remember(List<String> callIds) {
    remembered = List.copyOf(callIds);
  }

  private void replace(List<AnswerModel> next) {
    answers.setAll(next);
    shown.set(next.isEmpty() ? null : next.getFirst());
    remembered = next.stream().map(AnswerModel::callId).toList();
  }

  List<String> callIds() {
    return remembered;
  }

  /**
   * Takes what has arrived.
   *
   * @param seen whether the panel is on the screen
   * @return whether the answer that is shown has changed
   */
  boolean pull(boolean seen) {
    boolean changed = false;
    for (AnswerModel answer : answers) {
      boolean looked = seen && answer.equals(shown.get());
      changed |= answer.pull(looked) && looked;
    }
    return changed;
  }

  boolean running() {
    return answers.stream().anyMatch(answer -> !answer.figures().status().over());
  }

  void cancel(String reason) {
    answers.forEach(answer -> answer.cancel(reason));
  }
}
