package dev.sage.console.compare.answer;

import dev.sage.llm.ChatRequest;
import dev.sage.workbench.prompt.Prompt;
import java.util.List;
import java.util.Map;
import javafx.collections.ObservableList;

/** The panel as one of its columns sees it. FX thread only. */
public interface ColumnHost {
  /** All columns, in order. */
  ObservableList<ColumnModel> columns();

  boolean canAdd();

  boolean canRemove();

  /** Makes the columns these, in this order; what one asks that is no longer there ends. */
  void arrange(List<ColumnModel> columns);

  /** Asks one column again, every input. */
  void run(ColumnModel column);

  /** Asks one column again for the input whose answers are shown. */
  void runShown(ColumnModel column);

  /**
   * Leaves only the input whose answers are shown, with its values: a conversation that goes on
   * from an answer is about one input.
   *
   * @return whether that is so; not while a run over several inputs goes on
   */
  boolean narrow();

  /** Ends the calls of one column. */
  void cancel(ColumnModel column);

  /** Counts what {@link ColumnModel#pull} brought. */
  void count();

  /** The prompt as it is typed, with the columns as they are. */
  Prompt typed();

  /** What stood for the variables when that was asked. */
  Map<String, String> values(AnswerModel answer);

  /** Whether the answer that a column shows is one to something else than is typed now. */
  boolean old(ColumnModel column);

  /** What stands in the way of a run, a sentence; empty where nothing does. */
  String problem();

  /**
   * What the column would ask.
   *
   * @throws IllegalStateException while there is a problem
   */
  ChatRequest request(ColumnModel column);
}
