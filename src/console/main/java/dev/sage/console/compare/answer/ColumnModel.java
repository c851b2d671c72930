package dev.sage.console.compare.answer;

import dev.sage.workbench.compare.Cell;
import dev.sage.workbench.compare.check.Distinct;
import dev.sage.workbench.prompt.Column;
import dev.sage.workbench.prompt.Parameters;
import dev.sage.workbench.prompt.Turn;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * One column: a target, what it has of its own, and its answers, one a repetition. FX thread only;
 * needs no toolkit.
 */
public final class ColumnModel {
  private final StringProperty target;
  private final ObjectProperty<@Nullable Parameters> parameters = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable List<Turn>> turns = new SimpleObjectProperty<>();
  private final IntegerProperty position = new SimpleIntegerProperty();
  private final ObservableList<AnswerModel> answers = FXCollections.observableArrayList();
  private final ObservableList<AnswerModel> answersView =
      FXCollections.unmodifiableObservableList(answers);
  private final ReadOnlyObjectWrapper<@Nullable AnswerModel> shown = new ReadOnlyObjectWrapper<>();
  private final ReplyModel reply = new ReplyModel();
  private @Nullable Distinct distinct;
  private List<Turn> asked = List.of();
  private List<String> remembered = List.of();

  public ColumnModel(String target) {
    this.target = new SimpleStringProperty(target);
  }

  /** A column that is what a prompt says of it. */
  public static ColumnModel of(Column column) {
    ColumnModel model = new ColumnModel(column.target());
    model.set(column);
    return model;
  }

  /** What a prompt says of it. */
  public Column column() {
    return new Column(target.get(), parameters.get(), turns.get());
  }

  /** Takes what a prompt says of it; its answers stay. */
  public void set(Column column) {
    target.set(column.target());
    parameters.set(column.parameters());
    turns.set(column.turns());
  }

  /** {@code provider/model}. */
  public StringProperty targetProperty() {
    return target;
  }

  /** Its own parameters, or null while they are locked to the shared ones. */
  public ObjectProperty<@Nullable Parameters> parametersProperty() {
    return parameters;
  }

  /** Its own turns, or null while they are locked to the shared ones. */
  public ObjectProperty<@Nullable List<Turn>> turnsProperty() {
    return turns;
  }

  /** What is being written to go on from the answer. */
  public ReplyModel reply() {
    return reply;
  }

  /** Its place, from 0; decides letter and colour. */
  public IntegerProperty positionProperty() {
    return position;
  }

  /** A for the first. */
  public String letter() {
    return String.valueOf((char) ('A' + position.get()));
  }

  /** One a repetition, in order; empty before the first run. */
  public ObservableList<AnswerModel> answers() {
    return answersView;
  }

  /** The answer on the screen, null before the first run. */
  public ReadOnlyObjectProperty<@Nullable AnswerModel> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  public void show(AnswerModel answer) {
    if (answers.contains(answer)) {
      answer.pull(true);
      shown.set(answer);
    }
  }

  /** Takes the cells of a run. */
  public void begin(List<Cell> cells) {
    replace(cells.stream().map(AnswerModel::new).toList());
  }

  /** The turns that its answers answer; going on begins with them. */
  public void asked(List<Turn> conversation) {
    asked = List.copyOf(conversation);
  }

  /** The turns that its answers answer; none where that is not known. */
  public List<Turn> asked() {
    return asked;
  }

  public void restore(List<StoredAnswer> stored) {
    replace(stored.stream().map(AnswerModel::new).toList());
  }

  /** Keeps ids of calls that have not been read yet, so that they are not forgotten. */
  public void remember(List<String> callIds) {
    remembered = List.copyOf(callIds);
  }

  /** Shows these answers, some of which may run. */
  public void replace(List<AnswerModel> next) {
    distinct = null;
    reply.close();
    answers.setAll(next);
    shown.set(next.isEmpty() ? null : next.getFirst());
    remembered = next.stream().map(AnswerModel::callId).toList();
  }

  public List<String> callIds() {
    return remembered;
  }

  /** Which repetitions answered the same; empty until all are over, and where there is but one. */
  public Optional<Distinct> distinct() {
    if (answers.size() < 2 || running()) {
      return Optional.empty();
    }
    if (distinct == null) {
      distinct = Distinct.of(answers.stream().map(AnswerModel::wholeText).toList());
    }
    return Optional.of(distinct);
  }

  /**
   * Takes what has arrived.
   *
   * @param seen whether the panel is on the screen
   * @return whether the answer that is shown has changed
   */
  public boolean pull(boolean seen) {
    boolean changed = false;
    for (AnswerModel answer : answers) {
      boolean looked = seen && answer.equals(shown.get());
      changed |= answer.pull(looked) && looked;
    }
    return changed;
  }

  public boolean running() {
    return answers.stream().anyMatch(answer -> !answer.figures().status().over());
  }

  public void cancel(String reason) {
    answers.forEach(answer -> answer.cancel(reason));
  }
}
