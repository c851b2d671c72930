package dev.sage.llm.cache;

import dev.sage.llm.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Joins the events of one attempt to a {@link CachedTurn}; gives up beyond a size. Not thread-safe.
 */
final class TurnRecorder {

  private enum Kind {
    TEXT,
    REASONING,
    REFUSAL
  }

  /** A block that still grows, or an event that is whole already. */
  private static final class Block {
    final @Nullable Kind kind;
    final int index;
    final @Nullable StreamEvent whole;
    final StringBuilder text = new StringBuilder(0);

    Block(@Nullable Kind kind, int index, @Nullable StreamEvent whole) {
      this.kind = kind;
      this.index = index;
      this.whole = whole;
    }
  }

  private final long limit;
  private final List<Block> blocks = new ArrayList<>();
  private long size;
  private @Nullable String model;
  private @Nullable String responseId;
  private boolean ended;

  /**
   * @param limit the most characters that it keeps
   */
  TurnRecorder(long limit) {
    this.limit = limit;
  }

  void identity(@Nullable String newResponseId, @Nullable String newModel) {
    responseId = newResponseId == null ? responseId : newResponseId;
    model = newModel == null ? model : newModel;
  }

  void event(StreamEvent event) {
    switch (event) {
      case StreamEvent.Text text -> append(Kind.TEXT, text.index(), text.value());
      case StreamEvent.Reasoning part -> append(Kind.REASONING, part.index(), part.value());
      case StreamEvent.Refusal part -> append(Kind.REFUSAL, part.index(), part.value());
      case StreamEvent.ReasoningState state -> add(state, state.opaque().length());
      case StreamEvent.ToolCall call -> add(call, call.arguments().length());
      case StreamEvent.Warning warning -> add(warning, warning.message().length());
      case StreamEvent.End _ -> ended = true;
      case StreamEvent.ToolCallDelta _ -> {} // comes whole as well
      case StreamEvent.Failure _ -> {} // has no end, so it's no answer
      // What is no attempt's.
      case StreamEvent.Started _ -> {}
      case StreamEvent.Retrying _ -> {}
      case StreamEvent.ToolResult _ -> {}
      case StreamEvent.RoundEnd _ -> {}
    }
  }

  /** The answer; null where the attempt has not come to its end, or the answer is too large. */
  @Nullable CachedTurn turn(StreamEvent.End end) {
    if (!ended || size > limit) {
      return null;
    }
    return new CachedTurn(
        model,
        responseId,
        blocks.stream().map(TurnRecorder::event).toList(),
        end.finishReason(),
        end.rawFinishReason(),
        end.usage());
  }

  private void append(Kind kind, int index, String text) {
    if (grow(text.length())) {
      block(kind, index).text.append(text);
    }
  }

  private void add(StreamEvent event, int length) {
    if (grow(length)) {
      blocks.add(new Block(null, 0, event));
    }
  }

  private boolean grow(int length) {
    size += length;
    if (size > limit) {
      blocks.clear();
    }
    return size <= limit;
  }

  /** Mostly the last one. */
  private Block block(Kind kind, int index) {
    for (int i = blocks.size() - 1; i >= 0; i--) {
      var block = blocks.get(i);
      if (block.kind == kind && block.index == index) {
        return block;
      }
    }
    var block = new Block(kind, index, null);
    blocks.add(block);
    return block;
  }

  private static StreamEvent event(Block block) {
    var text = block.text.toString();
    return switch (block.kind) {
      case TEXT -> new StreamEvent.Text(block.index, text);
      case REASONING -> new StreamEvent.Reasoning(block.index, text);
      case REFUSAL -> new StreamEvent.Refusal(block.index, text);
      case null -> Objects.requireNonNull(block.whole);
    };
  }
}
