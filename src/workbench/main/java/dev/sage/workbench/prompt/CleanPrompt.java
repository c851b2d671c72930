package dev.sage.workbench.prompt;

import dev.sage.llm.Content;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A prompt with every text of it cleaned. Stateless, thread-safe. */
final class CleanPrompt {
  private final UnaryOperator<String> clean;

  private CleanPrompt(UnaryOperator<String> clean) {
    this.clean = clean;
  }

  static Prompt of(Prompt prompt, UnaryOperator<String> clean) {
    return new CleanPrompt(clean).prompt(prompt);
  }

  private Prompt prompt(Prompt prompt) {
    Map<String, String> values = new LinkedHashMap<>();
    prompt.values().forEach((name, value) -> values.put(name, clean.apply(value)));
    return new Prompt(
        turns(prompt.turns()),
        clean.apply(prompt.tools()),
        prompt.toolChoice(),
        clean.apply(prompt.responseSchema()),
        parameters(prompt.parameters()),
        values,
        clean.apply(prompt.inputs()),
        prompt.repetitions(),
        prompt.assertions().stream()
            .map(each -> new Assertion(each.kind(), clean.apply(each.value())))
            .toList(),
        prompt.columns().stream().map(this::column).toList());
  }

  private Column column(Column column) {
    Parameters own = column.parameters();
    List<Turn> turns = column.turns();
    return new Column(
        clean.apply(column.target()),
        own == null ? null : parameters(own),
        turns == null ? null : turns(turns));
  }

  private Parameters parameters(Parameters typed) {
    return typed
        .withStop(clean.apply(typed.stop()))
        .withEffort(clean.apply(typed.effort()))
        .withExtra(clean.apply(typed.extra()));
  }

  private List<Turn> turns(List<Turn> turns) {
    return turns.stream().map(this::turn).toList();
  }

  private Turn turn(Turn turn) {
    return switch (turn) {
      case Turn.Assistant assistant ->
          new Turn.Assistant(
              clean.apply(assistant.text()),
              assistant.reasoning().stream()
                  .map(r -> new Content.Reasoning(clean.apply(r.value()), r.opaque()))
                  .toList(),
              assistant.calls().stream()
                  .map(
                      call ->
                          new Content.ToolCall(
                              call.callId(), call.toolName(), clean.apply(call.arguments())))
                  .toList());
      case Turn.Instructions other -> other.withText(clean.apply(other.text()));
      case Turn.User other -> other.withText(clean.apply(other.text()));
      case Turn.ToolResult other -> other.withText(clean.apply(other.text()));
    };
  }
}
