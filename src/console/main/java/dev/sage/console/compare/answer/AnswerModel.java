package dev.sage.console.compare.answer;

import dev.sage.llm.Content;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.workbench.compare.Cell;
import dev.sage.workbench.compare.CellDelta;
import dev.sage.workbench.compare.CellState;
import dev.sage.workbench.compare.check.Checked;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One answer as a column shows it: filled from its running cell at every {@link #pull}, or once
 * from the store. Texts only grow, so a view that knows how much it has shown needs nothing else.
 * FX thread only; needs no toolkit.
 */
public final class AnswerModel {
  private final String callId;
  private final int row;
  private final String target;
  private final @Nullable Cell cell;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder reasoning = new StringBuilder();
  private final Map<Integer, ToolModel> tools = new LinkedHashMap<>();
  private Figures figures;
  private Timings timings = Timings.NONE;
  private Usage usage = Usage.UNKNOWN;
  private @Nullable AnswerError error;
  private String notice = "";
  private List<StreamEvent.ToolCall> storedCalls = List.of();
  private boolean settled;
  private double thoughtMillis = Double.NaN;

  /** An answer that arrives; it begins with what has come before somebody looked. */
  public AnswerModel(Cell cell) {
    cell.buffer().rewind();
    this.callId = cell.callId();
    this.row = cell.row();
    this.target = cell.target().request().model();
    this.cell = cell;
    this.figures = Figures.of(cell.state());
  }

  /** An answer of an earlier time. */
  public AnswerModel(StoredAnswer stored) {
    callId = stored.call().id();
    row = stored.call().row();
    target = stored.call().target();
    cell = null;
    settled = true;
    figures = Figures.of(stored.call(), stored.waited());
    timings = stored.call().timings();
    usage = stored.call().usage();
    error = AnswerError.of(stored.call());
    text.append(stored.content().text()).append(stored.content().refusal());
    reasoning.append(stored.content().reasoning());
    storedCalls = stored.content().toolCalls();
    for (StreamEvent.ToolCall call : storedCalls) {
      tool(call.index()).whole(call);
    }
  }

  /** {@return what was asked, {@code provider/model}; its column may ask another by now} */
  public String target() {
    return target;
  }

  /**
   * Takes what has arrived.
   *
   * @param seen whether anybody looks: else the figures are taken and the content is left where it
   *     is until somebody does
   * @return whether anything is new
   */
  public boolean pull(boolean seen) {
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

  /** The text, also while nobody looks. */
  public String wholeText() {
    if (cell == null || settled) {
      return text.toString();
    }
    var answer = cell.answer();
    return answer.text() + answer.refusal();
  }

  /** The tool calls that became whole, to be sent back with their results. */
  public List<Content.ToolCall> calls() {
    List<StreamEvent.ToolCall> whole = cell == null ? storedCalls : cell.answer().toolCalls();
    return whole.stream()
        .map(call -> new Content.ToolCall(call.callId(), call.toolName(), call.arguments()))
        .toList();
  }

  /** What the provider wants back of the reasoning; the store keeps none of it. */
  public List<Content.Reasoning> reasoningState() {
    return cell == null ? List.of() : cell.buffer().reasoningState();
  }

  /** Tokens as the provider counted them. */
  public Usage usage() {
    return cell == null ? usage : cell.state().usage();
  }

  /**
   * What assertions look at.
   *
   * @param cost in US dollars, or null where it is unknown
   */
  public Checked checked(@Nullable BigDecimal cost) {
    CellState state = cell == null ? null : cell.state();
    OptionalLong took = (state == null ? timings : state.timings()).e2e();
    Long output = usage().output();
    return new Checked(
        wholeText(),
        figures.status() == AnswerStatus.COMPLETE,
        took.isPresent() ? Duration.ofNanos(took.getAsLong()) : null,
        cost,
        output == null ? -1 : output);
  }

  private ToolModel tool(int index) {
    return tools.computeIfAbsent(index, key -> new ToolModel());
  }

  public void cancel(String reason) {
    if (cell != null) {
      cell.cancel(reason);
    }
  }

  public String callId() {
    return callId;
  }

  /** The input that it answers, from 0. */
  public int row() {
    return row;
  }

  /** Why it takes so long before anything comes; empty where there is nothing to say. */
  public String notice() {
    return notice;
  }

  public CharSequence text() {
    return text;
  }

  public CharSequence reasoning() {
    return reasoning;
  }

  /** Whether nothing but reasoning has come, and the call runs. */
  public boolean thinking() {
    return text.isEmpty() && tools.isEmpty() && !figures.status().over();
  }

  /** How long it thought before it spoke: measured where the call is over, else as seen here. */
  public double thoughtMillis() {
    return Double.isNaN(figures.thinkingMillis()) ? thoughtMillis : figures.thinkingMillis();
  }

  public Collection<ToolModel> tools() {
    return tools.values();
  }

  public Figures figures() {
    return figures;
  }

  /** How it stands, its checks aside. */
  public AnswerState state() {
    boolean truncated = error != null && error.truncated();
    return AnswerState.of(figures.status(), figures.finish(), truncated);
  }

  /** What went wrong, where something did. */
  public @Nullable AnswerError error() {
    return error;
  }
}
