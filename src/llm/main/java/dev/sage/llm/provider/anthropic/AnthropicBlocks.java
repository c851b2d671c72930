package dev.sage.llm.provider.anthropic;

import dev.sage.llm.FinishReason;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.internal.ToolCalls;
import dev.sage.llm.provider.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The content blocks of one answer, streamed or whole. Blocks that the provider runs itself (server
 * tools, their results, MCP) and blocks of unknown type give no event. Not thread-safe.
 */
final class AnthropicBlocks {

  private final ToolCalls calls = new ToolCalls();
  private final Map<Integer, Block> open = new LinkedHashMap<>();
  private boolean any;
  private boolean toolUse;

  private static final class Block {
    final String type;
    @Nullable String id;
    @Nullable String name;
    final StringBuilder signature = new StringBuilder();

    /** Arguments of a tool call; what was thought. */
    final StringBuilder content = new StringBuilder();

    /** Arguments that came with the block's start, used where no pieces follow. */
    String input = "";

    Block(String type) {
      this.type = type;
    }

    boolean isToolUse() {
      return type.equals("tool_use");
    }
  }

  /** Whether any output has come. */
  boolean any() {
    return any;
  }

  /** Whether the model called a tool of the client. */
  boolean toolUse() {
    return toolUse;
  }

  /** A block begins, or comes whole. */
  void start(int index, JsonNode fields, EventSink out) {
    String type = fields.path("type").asString("");
    var block = new Block(type);
    open.put(index, block);
    switch (type) {
      case "text" -> text(index, fields.path("text").asString(""), out);
      case "thinking" -> {
        block.signature.append(fields.path("signature").asString(""));
        thinking(index, fields.path("thinking").asString(""), out);
      }
      case "redacted_thinking" -> {
        any = true;
        out.event(new StreamEvent.ReasoningState(index, Json.string(fields)));
      }
      case "tool_use" -> {
        any = true;
        toolUse = true;
        block.id = Json.text(fields, "id");
        block.name = Json.text(fields, "name");
        JsonNode input = fields.path("input");
        block.input = input.isString() ? input.stringValue() : container(input);
        out.event(new StreamEvent.ToolCallDelta(index, block.id, block.name, ""));
      }
      default -> {}
    }
  }

  private static String container(JsonNode input) {
    return input.isContainer() && !input.isEmpty() ? Json.string(input) : "";
  }

  void text(int index, String piece, EventSink out) {
    if (!piece.isEmpty()) {
      any = true;
      out.event(new StreamEvent.Text(index, piece));
    }
  }

  void thinking(int index, String piece, EventSink out) {
    if (piece.isEmpty()) {
      return;
    }
    any = true;
    Block block = open.get(index);
    if (block != null) {
      block.content.append(piece);
    }
    out.event(new StreamEvent.Reasoning(index, piece));
  }

  void signature(int index, String piece) {
    Block block = open.get(index);
    if (block != null) {
      block.signature.append(piece);
    }
  }

  void arguments(int index, String piece, EventSink out) {
    Block block = open.get(index);
    if (block != null && block.isToolUse() && !piece.isEmpty()) {
      block.content.append(piece);
      out.event(new StreamEvent.ToolCallDelta(index, block.id, block.name, piece));
    }
  }

  /**
   * A block ends. A tool call whose arguments are no JSON waits for the stop reason, which says
   * whether the token limit cut it off; the others are handed out at once.
   */
  void stop(int index, @Nullable String responseId, EventSink out) {
    Block block = open.get(index);
    if (block == null || (block.isToolUse() && !calls.isObject(arguments(block)))) {
      return;
    }
    open.remove(index);
    close(index, block, responseId, null, out);
  }

  /** The answer ends: whatever is open ends too. */
  void finish(@Nullable String responseId, FinishReason finish, EventSink out) {
    open.forEach((index, block) -> close(index, block, responseId, finish, out));
    open.clear();
  }

  private void close(
      int index,
      Block block,
      @Nullable String responseId,
      @Nullable FinishReason finish,
      EventSink out) {
    if (block.isToolUse()) {
      calls.emit(index, block.id, block.name, arguments(block), responseId, finish, out);
    } else if (block.type.equals("thinking") && !block.signature.isEmpty()) {
      String opaque =
          Json.string(
              Json.object()
                  .put("type", "thinking")
                  .put("thinking", block.content.toString())
                  .put("signature", block.signature.toString()));
      out.event(new StreamEvent.ReasoningState(index, opaque));
    }
  }

  private static String arguments(Block block) {
    String written = block.content.isEmpty() ? block.input : block.content.toString();
    return written.isBlank() ? "{}" : written;
  }
}
