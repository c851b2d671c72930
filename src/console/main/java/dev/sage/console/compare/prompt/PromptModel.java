package dev.sage.console.compare.prompt;

import dev.sage.console.compare.prompt.PromptHistory.State;
import dev.sage.workbench.prompt.Column;
import dev.sage.workbench.prompt.Parameters;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.PromptProblem;
import dev.sage.workbench.prompt.PromptProblems;
import dev.sage.workbench.prompt.Turn;
import dev.sage.workbench.prompt.Variables;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The prompt that is edited: one value, and the way back to those before it. Every change goes
 * through it, so that structure and text are undone alike. FX thread only; needs no toolkit.
 */
public final class PromptModel {
  /** The most repetitions of a cell. */
  public static final int MOST_REPETITIONS = 20;

  private final PromptHistory history;
  private final ReadOnlyObjectWrapper<Prompt> prompt =
      new ReadOnlyObjectWrapper<>(Prompt.blank(List.of()));
  private final ReadOnlyObjectWrapper<List<PromptProblem>> problems =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<PromptPlace> place =
      new ReadOnlyObjectWrapper<>(PromptPlace.NONE);
  private final List<Runnable> listeners = new ArrayList<>();
  private List<Integer> blocks = List.of(0);
  private Set<String> given = Set.of();
  private int nextBlock = 1;

  /** A blank prompt, on the clock of the system. */
  public PromptModel() {
    this(InstantSource.system());
  }

  PromptModel(InstantSource clock) {
    history = new PromptHistory(clock);
    check();
  }

  /** What is edited now. */
  public ReadOnlyObjectProperty<Prompt> promptProperty() {
    return prompt.getReadOnlyProperty();
  }

  /** What is edited now. */
  public Prompt prompt() {
    return prompt.get();
  }

  /** Everything that is wrong, and what will surprise. */
  public ReadOnlyObjectProperty<List<PromptProblem>> problemsProperty() {
    return problems.getReadOnlyProperty();
  }

  /** What stands in the way of a run, a sentence; empty where nothing does. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /**
   * Calls the listener after every change, when the prompt and what is wrong with it agree: the
   * properties alone are told one after the other.
   */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Where it is kept. */
  public ReadOnlyObjectProperty<PromptPlace> placeProperty() {
    return place.getReadOnlyProperty();
  }

  /** Says where it is kept. */
  public void place(PromptPlace other) {
    place.set(other);
  }

  /** Whether there is a step back. */
  public ReadOnlyBooleanProperty undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /** Whether there is a step forth again. */
  public ReadOnlyBooleanProperty redoableProperty() {
    return redoable.getReadOnlyProperty();
  }

  /** The identity of each shared turn, in order: it stays when a turn is moved or changed. */
  public List<Integer> blocks() {
    return blocks;
  }

  /** Makes it another prompt: one step, which can be undone. */
  public void set(Prompt other) {
    change(other, matched(other.turns()), null);
  }

  /**
   * Changes a part of it. Changes of the same part without a pause are one step.
   *
   * @param part what is typed in: {@code parameters.seed}
   */
  public void edit(String part, UnaryOperator<Prompt> edit) {
    Prompt other = edit.apply(prompt.get());
    change(other, matched(other.turns()), part);
  }

  /** Begins with another prompt, from which there is no way back. */
  public void reset(Prompt other) {
    history.forget();
    show(new State(other, fresh(other.turns().size())));
  }

  /** The variables that get their values from inputs need none here. */
  public void given(Set<String> names) {
    given = Set.copyOf(names);
    check();
  }

  /** Types a text into a turn. */
  public void type(int block, String text) {
    int index = blocks.indexOf(block);
    if (index >= 0 && !prompt.get().turns().get(index).text().equals(text)) {
      List<Turn> turns = new ArrayList<>(prompt.get().turns());
      turns.set(index, turns.get(index).withText(text));
      change(prompt.get().withTurns(turns), blocks, "block." + block);
    }
  }

  /** Adds a turn and returns its block. */
  public int add(int index, Turn turn) {
    List<Turn> turns = new ArrayList<>(prompt.get().turns());
    List<Integer> ids = new ArrayList<>(blocks);
    int at = Math.clamp(index, 0, turns.size());
    int block = nextBlock++;
    turns.add(at, turn);
    ids.add(at, block);
    change(prompt.get().withTurns(turns), ids, null);
    return block;
  }

  /** Takes a turn out. */
  public void remove(int block) {
    int index = blocks.indexOf(block);
    if (index >= 0) {
      List<Turn> turns = new ArrayList<>(prompt.get().turns());
      List<Integer> ids = new ArrayList<>(blocks);
      turns.remove(index);
      ids.remove(/* index */ index);
      change(prompt.get().withTurns(turns), ids, null);
    }
  }

  /** Moves a turn by so many places, down where positive; says whether it moved. */
  public boolean move(int block, int by) {
    int from = blocks.indexOf(block);
    int to = from + by;
    if (from < 0 || to < 0 || to >= blocks.size()) {
      return false;
    }
    List<Turn> turns = new ArrayList<>(prompt.get().turns());
    List<Integer> ids = new ArrayList<>(blocks);
    turns.add(to, turns.remove(from));
    ids.add(to, ids.remove(/* index */ from));
    change(prompt.get().withTurns(turns), ids, null);
    return true;
  }

  /** Makes a turn another one, in its place: of another role, say. */
  public void replace(int block, Turn turn) {
    put(block, turn, null);
  }

  /** The same for what is typed beside a turn's text: without a pause it is one step. */
  public void retype(int block, Turn turn) {
    put(block, turn, "turn." + block);
  }

  private void put(int block, Turn turn, @Nullable String part) {
    int index = blocks.indexOf(block);
    if (index >= 0 && !prompt.get().turns().get(index).equals(turn)) {
      List<Turn> turns = new ArrayList<>(prompt.get().turns());
      turns.set(index, turn);
      change(prompt.get().withTurns(turns), blocks, part);
    }
  }

  /** Types a value for a variable. */
  public void value(String name, String value) {
    edit(
        "value." + name,
        now -> {
          Map<String, String> values = new LinkedHashMap<>(now.values());
          values.put(name, value);
          return now.withValues(values);
        });
  }

  /** Changes the parameters that all columns share. */
  public void parameters(String field, UnaryOperator<Parameters> edit) {
    edit("parameters." + field, now -> now.withParameters(edit.apply(now.parameters())));
  }

  /** The variables that stand in any turn, in order of appearance. */
  public List<String> variables() {
    List<String> texts = new ArrayList<>(prompt.get().turns().stream().map(Turn::text).toList());
    for (Column column : prompt.get().columns()) {
      List<Turn> own = column.turns();
      if (own != null) {
        own.forEach(turn -> texts.add(turn.text()));
      }
    }
    return List.copyOf(Variables.names(texts.toArray(String[]::new)));
  }

  /** Goes a step back. */
  public void undo() {
    history.back(state()).ifPresent(this::show);
  }

  /** Goes a step forth again. */
  public void redo() {
    history.forth(state()).ifPresent(this::show);
  }

  private State state() {
    return new State(prompt.get(), blocks);
  }

  private void change(Prompt other, List<Integer> ids, @Nullable String part) {
    if (!other.equals(prompt.get())) {
      history.leave(state(), part);
      show(new State(other, ids));
    }
  }

  /** Blocks first: who hears of the prompt asks for them. */
  private void show(State state) {
    blocks = state.blocks();
    undoable.set(history.hasPast());
    redoable.set(history.hasFuture());
    List<PromptProblem> found = PromptProblems.of(state.prompt(), given);
    prompt.set(state.prompt());
    tell(found);
  }

  private void check() {
    tell(PromptProblems.of(prompt.get(), given));
  }

  private void tell(List<PromptProblem> found) {
    problems.set(found);
    problem.set(
        found.stream()
            .filter(PromptProblem::blocking)
            .findFirst()
            .map(PromptProblem::message)
            .orElse(""));
    listeners.forEach(Runnable::run);
  }

  /** A turn in the place of one with the same role is the same block. */
  private List<Integer> matched(List<Turn> turns) {
    List<Turn> before = prompt.get().turns();
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      boolean same = i < before.size() && before.get(i).role() == turns.get(i).role();
      ids.add(same ? blocks.get(i) : nextBlock++);
    }
    return ids;
  }

  private List<Integer> fresh(int count) {
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(nextBlock++);
    }
    return ids;
  }
}
