package dev.sage.llm.provider.responses;

import dev.sage.llm.FinishReason;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.internal.ToolCalls;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonScanner;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes events of the output items of one answer. What they hold may come up to four times, in
 * pieces, whole, with its item and with the finished answer, and each of these may be missing: it
 * is given once, as soon as it is there. Tools that the provider runs are no tool calls. Not
 * thread-safe.
 */
final class OutputItems {

  /** Items that wait for an answer of the program which no event of ours can ask for. */
  private static final Set<String> FOR_THE_PROGRAM =
      Set.of("computer_call", "local_shell_call", "apply_patch_call", "mcp_approval_request");

  private final ItemTable table = new ItemTable();
  private final ToolCalls calls = new ToolCalls();
  private boolean any;
  private boolean reasoned;
  private @Nullable String responseId;

  /** The answer's id, of which the ids of calls without one are made. */
  void responseId(@Nullable String id) {
    responseId = id;
  }

  /** Whether any output has come. */
  boolean any() {
    return any;
  }

  /** Whether the model called a tool of the client. */
  boolean anyCall() {
    return table.all().stream().anyMatch(OutputItem::isCall);
  }

  /** An item begins; what it already holds comes again. */
  void begin(int index, JsonNode node, EventSink out) {
    OutputItem item = table.begin(type(node), index, Json.text(node, "id"));
    reasoned |= item.type.equals(OutputItem.REASONING);
    if (item.isCall()) {
      any = true;
      name(item, node);
      item.initial = argument(item, node);
      out.event(new StreamEvent.ToolCallDelta(item.block, item.callId, item.toolName, ""));
    }
  }

  private static String type(JsonNode node) {
    return node.path("type").asString("");
  }

  private static void name(OutputItem item, JsonNode node) {
    String callId = Json.text(node, "call_id");
    String toolName = Json.text(node, "name");
    if (callId == null && item.callId == null) {
      callId = Json.text(node, "id");
    }
    item.callId = callId == null ? item.callId : callId;
    item.toolName = toolName == null ? item.toolName : toolName;
  }

  private static String argument(OutputItem item, JsonNode node) {
    JsonNode whole = node.path(item.type.equals(OutputItem.CUSTOM_CALL) ? "input" : "arguments");
    return whole.isContainer() ? Json.string(whole) : whole.asString("");
  }

  /** A piece. */
  void delta(Channel channel, String piece, EventScan event, JsonScanner in, EventSink out) {
    OutputItem item = table.of(channel.itemType, event, in);
    give(channel, item, part(channel, event, in), piece, out);
  }

  /** The whole of what the pieces before it were pieces of; counts where there were none. */
  void whole(Channel channel, String whole, EventScan event, JsonScanner in, EventSink out) {
    OutputItem item = table.of(channel.itemType, event, in);
    if (!item.isCall()) {
      int part = part(channel, event, in);
      if (!item.done && item.lengths(channel).of(part) == 0) {
        give(channel, item, part, whole, out);
      }
      return;
    }
    item.given = whole;
    if (item.toolName == null && event.name.isText()) {
      item.toolName = in.text(event.name);
    }
    unwritten(item, out);
  }

  private static int part(Channel channel, EventScan event, JsonScanner in) {
    return in.integer(channel == Channel.SUMMARY ? event.summaryIndex : event.contentIndex, 0);
  }

  private void give(Channel channel, OutputItem item, int part, String piece, EventSink out) {
    if (piece.isEmpty()) {
      return;
    }
    any = true;
    switch (channel) {
      case TEXT -> {
        item.said.add(part, piece.length());
        out.event(new StreamEvent.Text(item.block, piece));
      }
      case REFUSAL -> {
        item.said.add(part, piece.length());
        if (item.refusalBlock < 0) {
          item.refusalBlock = item.said.total() == piece.length() ? item.block : table.block();
        }
        out.event(new StreamEvent.Refusal(item.refusalBlock, piece));
      }
      case SUMMARY, THOUGHT -> {
        boolean another = item.lastPart >= 0 && item.lastPart != part;
        item.lastPart = part;
        item.lengths(channel).add(part, piece.length());
        // The parts of a summary are paragraphs; nothing on the wire stands between them.
        out.event(new StreamEvent.Reasoning(item.block, another ? "\n\n" + piece : piece));
        reasoned = true;
      }
      case ARGUMENTS, INPUT -> {
        item.written.append(piece);
        out.event(new StreamEvent.ToolCallDelta(item.block, item.callId, item.toolName, piece));
      }
    }
  }

  /** A call that came whole is its own only piece. */
  private void unwritten(OutputItem item, EventSink out) {
    if (item.written.isEmpty() && !item.called) {
      give(Channel.ARGUMENTS, item, 0, item.argument(), out);
    }
  }

  /** An item has come whole. */
  void done(int index, JsonNode node, EventSink out) {
    complete(table.whole(type(node), index, node), node, out);
  }

  /** The finished answer lists its output, all of it once more. */
  void finished(JsonNode output, EventSink out) {
    Map<String, Integer> places = new HashMap<>();
    for (JsonNode node : output) {
      String type = type(node);
      int place = places.merge(type, 1, Integer::sum) - 1;
      complete(table.listed(type, place, node), node, out);
    }
  }

  private void complete(OutputItem item, JsonNode node, EventSink out) {
    if (item.done) {
      return;
    }
    item.done = true;
    switch (item.type) {
      case OutputItem.MESSAGE -> {
        message(item, node.path("content"), out);
        carry(item, CarriedItems.rest(node, reasoned), out);
      }
      case OutputItem.REASONING -> {
        reasoned = true;
        if (item.summary.total() + item.thought.total() == 0) {
          parts(Channel.SUMMARY, item, node.path("summary"), out);
          parts(Channel.THOUGHT, item, node.path("content"), out);
        }
        carry(item, node, out);
      }
      case OutputItem.FUNCTION_CALL, OutputItem.CUSTOM_CALL -> call(item, node, out);
      default -> other(item, node, out);
    }
  }

  private void message(OutputItem item, JsonNode content, EventSink out) {
    if (content.isString() && item.said.total() == 0) {
      give(Channel.TEXT, item, 0, content.stringValue(), out);
    }
    int total = 0;
    for (JsonNode part : content) {
      total += text(part).length();
    }
    // Where all of it came in pieces, the numbers of the parts may still differ (vLLM).
    if (item.said.total() < total) {
      parts(Channel.TEXT, item, content, out);
    }
  }

  private void parts(Channel channel, OutputItem item, JsonNode parts, EventSink out) {
    for (int i = 0; i < parts.size(); i++) {
      JsonNode part = parts.path(i);
      if (item.lengths(channel).of(i) == 0) {
        boolean refusal = type(part).equals("refusal");
        give(refusal ? Channel.REFUSAL : channel, item, i, text(part), out);
      }
    }
  }

  private static String text(JsonNode part) {
    return switch (type(part)) {
      case "refusal" -> part.path("refusal").asString("");
      case "output_text", "text", "summary_text", "reasoning_text" ->
          part.path("text").asString("");
      default -> "";
    };
  }

  private void carry(OutputItem item, @Nullable JsonNode node, EventSink out) {
    if (node != null) {
      any = true;
      out.event(new StreamEvent.ReasoningState(item.block, Json.string(node)));
    }
  }

  private void other(OutputItem item, JsonNode node, EventSink out) {
    if (CarriedItems.isOpaque(item.type)) {
      carry(item, node, out);
    }
    if (FOR_THE_PROGRAM.contains(item.type)) {
      out.event(
          new StreamEvent.Warning(
              "unanswered_item",
              "The model waits for an answer to its "
                  + item.type
                  + ", which this library cannot give. It goes back unchanged."));
    }
  }

  /**
   * A call has come whole. Where its arguments are no JSON it waits for the answer's status, which
   * says whether the token limit cut it off.
   */
  private void call(OutputItem item, JsonNode node, EventSink out) {
    name(item, node);
    String whole = argument(item, node);
    item.given = whole.isEmpty() ? item.given : whole;
    unwritten(item, out);
    boolean custom = item.type.equals(OutputItem.CUSTOM_CALL);
    item.wire = custom ? node : CarriedItems.rest(node, reasoned);
    if (custom || item.argument().isBlank() || calls.isObject(item.argument())) {
      hand(item, null, out);
    }
  }

  /** The answer ends: calls that are still held back are handed out. */
  void finish(FinishReason finish, EventSink out) {
    for (OutputItem item : table.all()) {
      if (item.isCall() && !item.called) {
        unwritten(item, out);
        hand(item, finish, out);
      }
    }
  }

  private void hand(OutputItem item, @Nullable FinishReason finish, EventSink out) {
    any = true;
    item.called = true;
    boolean custom = item.type.equals(OutputItem.CUSTOM_CALL);
    carry(item, custom && item.wire == null ? customCall(item) : item.wire, out);
    if (custom) {
      calls.emitText(item.block, item.callId, item.toolName, item.argument(), responseId, out);
    } else {
      calls.emit(item.block, item.callId, item.toolName, item.argument(), responseId, finish, out);
    }
  }

  /** The item of a custom tool's call, which never came itself: what tells it from a function's. */
  private static JsonNode customCall(OutputItem item) {
    return Json.object()
        .put("type", item.type)
        .put("call_id", item.callId)
        .put("name", item.toolName)
        .put("input", item.argument());
  }
}
