package dev.sage.console.compare;

import dev.sage.llm.StreamEvent;
import dev.sage.workbench.compare.Cell;
import dev.sage.workbench.compare.CellDelta;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer as a column shows it: filled from its running cell at every {@link #pull}, or once
 * from the store. Texts only grow, so a view that knows how much it has shown needs nothing else.
 * FX thread only; needs no toolkit.
 */
final class AnswerModel {
  private final String callId;
  private final @Nullable Cell cell;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder reasoning = new StringBuilder();
  private final Map<Integer, ToolModel> tools = new LinkedHashMap<>();
  private Figures figures;
  private @Nullable AnswerError error;
  private String notice = "";
  private boolean settled;
  private double thoughtMillis = Double.NaN;

  /** An answer that arrives. */
  AnswerModel(Cell cell) {
    this.callId = cell.callId();
    this.cell = cell;
    this.figures = Figures.of(cell.state());
  }

  /** An answer of an earlier time. */
  AnswerModel(StoredAnswer stored) {
    callId = stored.call().id();
    cell = null;
    settled = true;
    figures = Figures.of(stored.call(), stored.waited());
    error = AnswerError.of(stored.call());
    text.append(stored.content().text()).append(stored.content().refusal());
    reasoning.append(stored.content().reasoning());
    for (StreamEvent.ToolCall call : stored.content().toolCalls()) {
      tool(call.index()).whole(call);
    }
  }

  /**
   * Takes what has arrived.
   *
   * @param seen whether anybody looks: else the figures are taken and the content is left where it
   *     is until somebody does
   * @return whether anything is new
   */
  boolean pull(boolean seen) {
    if (cell == null || settled) {
      return false;
    }
    if (!seen) {
      figures = Figures.of(cell.state());
      return true;
    }
    CellDelta delta = cell.buffer().drain();
    text.append(delta.text()).append(delta.refusal());
    reasoning.append(delta.reasoning());
    delta.toolPieces().forEach(piece -> tool(piece.index()).add(piece));
    delta.toolCalls().forEach(call -> tool(call.index()).whole(call));
    figures = Figures.of(delta.state());
    notice = Notice.of(delta.state());
    error = AnswerError.of(delta.state());
    if (Double.isNaN(thoughtMillis) && !thinking()) {
      thoughtMillis = (delta.state().lastTokenNanos() - delta.state().firstTokenNanos()) / 1e6;
    }
    settled = figures.status().over();
    if (settled) {
      tools.values().forEach(ToolModel::over);
    }
    return true;
  }

  private ToolModel tool(int index) {
    return tools.computeIfAbsent(index, key -> new ToolModel());
  }

  void cancel(String reason) {
    if (cell != null) {
      cell.cancel(reason);
    }
  }

  String callId() {
    return callId;
  }

  /** Why it takes so long before anything comes; empty where there is nothing to say. */
  String notice() {
    return notice;
  }

  CharSequence text() {
    return text;
  }

  CharSequence reasoning() {
    return reasoning;
  }

  /** Whether nothing but reasoning has come, and the call runs. */
  boolean thinking() {
    return text.isEmpty() && tools.isEmpty() && !figures.status().over();
  }

  /** How long it thought before it spoke: measured where the call is over, else as seen here. */
  double thoughtMillis() {
    return Double.isNaN(figures.thinkingMillis()) ? thoughtMillis : figures.thinkingMillis();
  }

  Collection<ToolModel> tools() {
    return tools.values();
  }

  Figures figures() {
    return figures;
  }

  /** What went wrong, where something did. */
  @Nullable AnswerError error() {
    return error;
  }
}
