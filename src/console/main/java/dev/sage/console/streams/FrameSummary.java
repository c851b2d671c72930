package dev.sage.console.streams;

import dev.sage.console.streams.reading.FrameNote;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.llm.StreamEvent;
import java.util.List;
import java.util.stream.Collectors;

/** A frame in one line. Stateless. */
final class FrameSummary {
  /** More of a piece of text than any row shows. */
  private static final int MOST = 160;

  private FrameSummary() {}

  static String of(List<StreamEvent> events, FrameNote note) {
    String said =
        events.stream()
            .map(FrameSummary::of)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" · "));
    if (!said.isEmpty()) {
      return said;
    }
    return note.kind() == FrameNote.Kind.NONE ? "" : note(note);
  }

  private static String note(FrameNote note) {
    String name = Texts.text("streams.note." + note.kind().key());
    return note.detail().isEmpty() ? name : name + ": " + note.detail();
  }

  private static String of(StreamEvent event) {
    return switch (event) {
      case StreamEvent.Started started -> "";
      case StreamEvent.Text text -> quoted(text.value());
      case StreamEvent.Reasoning reasoning ->
          Texts.text("streams.event.reasoning", quoted(reasoning.value()));
      case StreamEvent.ReasoningState state -> Texts.text("streams.event.reasoning-state");
      case StreamEvent.Refusal refusal ->
          Texts.text("streams.event.refusal", quoted(refusal.value()));
      case StreamEvent.ToolCallDelta delta -> toolDelta(delta);
      case StreamEvent.ToolCall call ->
          Texts.text(
              call.fault() == null ? "streams.event.tool" : "streams.event.tool.invalid",
              call.toolName(),
              Format.count(call.arguments().length()));
      case StreamEvent.ToolResult result -> Texts.text("streams.event.tool-result");
      case StreamEvent.RoundEnd round -> Texts.text("streams.event.round-end", round.round());
      case StreamEvent.Retrying retrying ->
          Texts.text("streams.event.retrying", Format.duration(retrying.delay()));
      case StreamEvent.Warning warning ->
          Texts.text("streams.event.warning", warning.code().replace('_', ' '));
      case StreamEvent.Failure failure ->
          Texts.text("streams.event.failure", failure.error().kind().json().replace('_', ' '));
      case StreamEvent.End end -> end(end);
    };
  }

  private static String toolDelta(StreamEvent.ToolCallDelta delta) {
    return delta.arguments().isEmpty() && delta.toolName() != null
        ? Texts.text("streams.event.tool.begins", delta.toolName())
        : Texts.text("streams.event.arguments", quoted(delta.arguments()));
  }

  private static String end(StreamEvent.End end) {
    Long output = end.usage().output();
    String reason = end.rawFinishReason() == null ? Format.UNKNOWN : end.rawFinishReason();
    return output == null
        ? Texts.text("streams.event.end", reason)
        : Texts.text("streams.event.end.usage", reason, Format.count(output));
  }

  /** The text as it came, in quotes, its line breaks visible. */
  static String quoted(String text) {
    String shown = text.length() > MOST ? text.substring(0, MOST) + "…" : text;
    return "\"" + shown.replace("\n", "⏎").replace("\r", "").replace('\t', ' ') + "\"";
  }
}
