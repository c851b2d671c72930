package dev.sage.llm.recording;

import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.EventSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the events of one body into a {@link Decoded}. Not thread-safe. */
final class DecodedSink implements EventSink {

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder reasoning = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();
  private final Map<Integer, Unfinished> calls = new LinkedHashMap<>();
  private final List<StreamEvent> events = new ArrayList<>();
  private @Nullable String responseId;
  private @Nullable String model;
  private Usage usage = Usage.UNKNOWN;
  private StreamEvent.@Nullable End end;
  private @Nullable LlmError error;

  private static final class Unfinished {
    @Nullable String id;
    @Nullable String name;
    final StringBuilder arguments = new StringBuilder();
    StreamEvent.@Nullable ToolCall whole;

    Decoded.Call call() {
      if (whole != null) {
        String name = whole.toolName().isEmpty() ? null : whole.toolName();
        return new Decoded.Call(whole.callId(), name, whole.arguments(), whole.fault());
      }
      return new Decoded.Call(id, name, arguments.toString(), null);
    }
  }

  @Override
  public void identity(@Nullable String newId, @Nullable String newModel) {
    responseId = newId;
    model = newModel;
  }

  @Override
  public void usage(Usage counted) {
    usage = counted;
  }

  @Override
  public void event(StreamEvent event) {
    switch (event) {
      case StreamEvent.Text piece -> text.append(piece.value());
      case StreamEvent.Reasoning piece -> reasoning.append(piece.value());
      case StreamEvent.Refusal piece -> refusal.append(piece.value());
      case StreamEvent.ToolCallDelta piece -> {
        Unfinished call = call(piece.index());
        call.id = piece.callId();
        call.name = piece.toolName();
        call.arguments.append(piece.arguments());
      }
      case StreamEvent.ToolCall whole -> call(whole.index()).whole = whole;
      case StreamEvent.End last -> {
        end = last;
        usage = last.usage();
      }
      case StreamEvent.Failure failure -> {
        error = failure.error().withPartialText(text.toString());
        events.add(new StreamEvent.Failure(error));
        return;
      }
      default -> {}
    }
    events.add(event);
  }

  private Unfinished call(int index) {
    return calls.computeIfAbsent(index, key -> new Unfinished());
  }

  Decoded result() {
    StreamEvent.End last = end;
    return new Decoded(
        responseId,
        model,
        text.toString(),
        reasoning.toString(),
        refusal.isEmpty() ? null : refusal.toString(),
        calls.values().stream().map(Unfinished::call).toList(),
        last == null ? null : last.finishReason(),
        last == null ? null : last.rawFinishReason(),
        last == null ? null : last.terminator(),
        usage,
        List.of(),
        error,
        events);
  }
}
