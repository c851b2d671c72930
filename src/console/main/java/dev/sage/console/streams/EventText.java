package dev.sage.console.streams;

import dev.sage.console.text.Format;
import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events of the library, written out with all their fields. Stateless. */
final class EventText {
  private EventText() {}

  static TextBlocks of(List<StreamEvent> events) {
    return TextBlocks.of(events.stream().map(EventText::of).toList(), 1);
  }

  private static String of(StreamEvent event) {
    Fields fields = new Fields(event.getClass().getSimpleName());
    switch (event) {
      case StreamEvent.Started started ->
          fields
              .add("provider", started.provider())
              .add("model", started.model())
              .add("responseId", started.responseId());
      case StreamEvent.Text text -> fields.add("index", text.index()).add("value", text.value());
      case StreamEvent.Reasoning piece ->
          fields.add("index", piece.index()).add("value", piece.value());
      case StreamEvent.ReasoningState state ->
          fields.add("index", state.index()).add("opaque", state.opaque());
      case StreamEvent.Refusal piece ->
          fields.add("index", piece.index()).add("value", piece.value());
      case StreamEvent.ToolCallDelta delta ->
          fields
              .add("index", delta.index())
              .add("callId", delta.callId())
              .add("toolName", delta.toolName())
              .add("arguments", delta.arguments());
      case StreamEvent.ToolCall call ->
          fields
              .add("index", call.index())
              .add("callId", call.callId())
              .add("toolName", call.toolName())
              .add("fault", call.fault())
              .add("arguments", call.arguments());
      case StreamEvent.ToolResult result ->
          fields
              .add("callId", result.callId())
              .add("result", result.result())
              .add("error", result.error());
      case StreamEvent.RoundEnd round ->
          fields.add("round", round.round()).add("finishReason", round.finishReason().json());
      case StreamEvent.Retrying retrying ->
          fields
              .add("attempt", retrying.attempt())
              .add("delay", Format.duration(retrying.delay()))
              .add("error", retrying.error().message());
      case StreamEvent.Warning warning ->
          fields.add("code", warning.code()).add("message", warning.message());
      case StreamEvent.Failure failure -> error(fields, failure.error());
      case StreamEvent.End end -> end(fields, end);
    }
    return fields.toString();
  }

  private static void error(Fields fields, LlmError error) {
    fields
        .add("kind", error.kind().json())
        .add("message", error.message())
        .add("httpStatus", error.httpStatus())
        .add("providerType", error.providerType())
        .add("providerCode", error.providerCode())
        .add("requestId", error.requestId());
  }

  private static void end(Fields fields, StreamEvent.End end) {
    fields
        .add("finishReason", end.finishReason().json())
        .add("rawFinishReason", end.rawFinishReason())
        .add("terminator", end.terminator())
        .add("usage", usage(end.usage()));
  }

  private static @Nullable String usage(Usage usage) {
    String known =
        Stream.of(
                figure("input", usage.input()),
                figure("cacheRead", usage.cacheRead()),
                figure("cacheWrite", usage.cacheWrite()),
                figure("output", usage.output()),
                figure("reasoning", usage.reasoning()))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return known.isEmpty() ? null : known;
  }

  private static @Nullable String figure(String name, @Nullable Long value) {
    return value == null ? null : name + " " + Format.count(value);
  }

  /** A heading and a line for each field that is known. */
  private static final class Fields {
    private final StringJoiner lines;

    Fields(String heading) {
      lines = new StringJoiner("\n  ", heading + "\n  ", "");
      lines.setEmptyValue(heading);
    }

    Fields add(String name, @Nullable Object value) {
      if (value != null) {
        lines.add(name + ": " + value);
      }
      return this;
    }

    @Override
    public String toString() {
      return lines.toString();
    }
  }
}
