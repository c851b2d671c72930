package dev.sage.llm.call;

import dev.sage.llm.ChatResponse;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.llm.StreamEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds the whole answer from its events; of a call with tools the answer is its last round. Not
 * thread-safe.
 */
public final class ResponseAccumulator {

  private enum Kind {
    TEXT,
    REASONING
  }

  private record Key(Kind kind, int index) {}

  private static final class Block {
    final StringBuilder text = new StringBuilder();
    @Nullable String opaque;
  }

  /** Blocks and tool calls in the order in which they began. */
  private final Map<Object, Object> parts = new LinkedHashMap<>();

  private final StringBuilder reasoning = new StringBuilder();
  private final List<StreamEvent.ToolCall> toolCalls = new ArrayList<>();
  private final List<StreamEvent.Warning> warnings = new ArrayList<>();
  private final List<StreamEvent.RoundEnd> rounds = new ArrayList<>();
  private @Nullable StringBuilder refusal;
  private StreamEvent.@Nullable Started started;
  private int retries;
  private boolean roundOver;

  /** Nothing has arrived. */
  public ResponseAccumulator() {}

  /** The next event. */
  public void add(StreamEvent event) {
    if (roundOver && beginsRound(event)) {
      forgetRound();
    }
    switch (event) {
      case StreamEvent.Started value -> started = value;
      case StreamEvent.Text text -> block(Kind.TEXT, text.index()).text.append(text.value());
      case StreamEvent.Reasoning value -> {
        block(Kind.REASONING, value.index()).text.append(value.value());
        reasoning.append(value.value());
      }
      case StreamEvent.ReasoningState state -> addState(state);
      case StreamEvent.Refusal value -> {
        var text = refusal == null ? new StringBuilder() : refusal;
        refusal = text.append(value.value());
      }
      case StreamEvent.ToolCall call -> {
        toolCalls.add(call);
        parts.put(new Object(), call);
      }
      case StreamEvent.Warning warning -> warnings.add(warning);
      case StreamEvent.Retrying _ -> retries++;
      case StreamEvent.RoundEnd round -> {
        rounds.add(round);
        roundOver = true;
      }
      case StreamEvent.ToolCallDelta _,
          StreamEvent.ToolResult _,
          StreamEvent.Failure _,
          StreamEvent.End _ -> {}
    }
  }

  /** The whole answer, which ended like this. */
  public ChatResponse response(String requestId, String askedModel, StreamEvent.End end) {
    return new ChatResponse(
        requestId,
        started == null ? null : started.providerRequestId(),
        started == null ? null : started.responseId(),
        started == null ? askedModel : started.model(),
        new Message(Role.ASSISTANT, content()),
        reasoning.toString(),
        refusal == null ? null : refusal.toString(),
        toolCalls,
        end.finishReason(),
        end.rawFinishReason(),
        end.usage(),
        end.timings(),
        retries + 1,
        warnings,
        rounds,
        started != null && started.cached());
  }

  /** A round may be empty: then its end is all that there is of it. */
  private static boolean beginsRound(StreamEvent event) {
    return switch (event) {
      case StreamEvent.Text _,
          StreamEvent.Reasoning _,
          StreamEvent.ReasoningState _,
          StreamEvent.Refusal _,
          StreamEvent.ToolCallDelta _,
          StreamEvent.ToolCall _,
          StreamEvent.RoundEnd _ ->
          true;
      default -> false;
    };
  }

  private void forgetRound() {
    roundOver = false;
    parts.clear();
    reasoning.setLength(0);
    toolCalls.clear();
    refusal = null;
  }

  private void addState(StreamEvent.ReasoningState state) {
    var block = block(Kind.REASONING, state.index());
    if (block.opaque == null) {
      block.opaque = state.opaque();
    } else {
      var another = new Block();
      another.opaque = state.opaque();
      parts.put(new Object(), another);
    }
  }

  private Block block(Kind kind, int index) {
    return (Block) parts.computeIfAbsent(new Key(kind, index), _ -> new Block());
  }

  private List<Content> content() {
    var content = new ArrayList<Content>(parts.size());
    parts.forEach(
        (key, part) -> {
          switch (part) {
            case StreamEvent.ToolCall call ->
                content.add(new Content.ToolCall(call.callId(), call.toolName(), call.arguments()));
            case Block block when key instanceof Key(Kind kind, int _) && kind == Kind.TEXT ->
                content.add(new Content.Text(block.text.toString()));
            case Block block ->
                content.add(new Content.Reasoning(block.text.toString(), block.opaque));
            default -> throw new IllegalStateException(part.toString());
          }
        });
    return content;
  }
}
