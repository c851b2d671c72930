package dev.sage.console.compare.answer;

import dev.sage.llm.Content;
import dev.sage.workbench.prompt.Turn;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * What is being written to go on from an answer: a message, or the results of the tools that it
 * called. FX thread only; needs no toolkit.
 */
public final class ReplyModel {

  /** The result of one tool call, as typed. */
  public record Result(Content.ToolCall call, StringProperty text, BooleanProperty error) {}

  private final StringProperty message = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private @Nullable AnswerModel answer;
  private List<Result> results = List.of();

  ReplyModel() {}

  /** Whether it is being written. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** The next message of the person. */
  public StringProperty messageProperty() {
    return message;
  }

  /** One for each tool call of the answer, in order. */
  public List<Result> results() {
    return results;
  }

  /** Begins to go on from an answer; what was typed for the same answer stays. */
  public void open(AnswerModel from) {
    if (!from.equals(answer)) {
      answer = from;
      results =
          from.calls().stream()
              .map(
                  call ->
                      new Result(
                          call, new SimpleStringProperty(""), new SimpleBooleanProperty(false)))
              .toList();
    }
    open.set(true);
  }

  /** Gives it up; the message is kept for the next time. */
  public void close() {
    open.set(false);
  }

  /** Whether there is something to send: each tool call needs its result. */
  public boolean sendable() {
    return results.isEmpty()
        ? !message.get().isBlank()
        : results.stream().noneMatch(result -> result.text().get().isBlank());
  }

  /** The whole conversation with what is written at its end; nothing is left to write then. */
  List<Turn> send(List<Turn> before) {
    AnswerModel from = answer;
    if (from == null || !sendable()) {
      throw new IllegalStateException("there is nothing to send");
    }
    List<Turn> turns = new ArrayList<>(before);
    turns.add(new Turn.Assistant(from.wholeText(), from.reasoningState(), from.calls()));
    for (Result result : results) {
      turns.add(
          new Turn.ToolResult(
              result.call().callId(),
              result.call().toolName(),
              result.text().get(),
              result.error().get()));
    }
    if (!message.get().isBlank()) {
      turns.add(new Turn.User(message.get()));
    }
    message.set("");
    answer = null;
    results = List.of();
    open.set(false);
    return List.copyOf(turns);
  }
}
