package dev.sage.llm.provider.openai;

import dev.sage.llm.FinishReason;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.internal.Blocks;
import dev.sage.llm.provider.internal.ToolCalls;
import dev.sage.llm.provider.json.JsonNames;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSlice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts tool calls together from their fragments. Servers differ: {@code index} missing, always 0,
 * or reused for the next call; id and name repeated, null or empty in later fragments; the whole
 * call in one fragment; arguments as an object. Not thread-safe.
 */
final class ToolCallAssembly {

  private static final JsonNames CALL = JsonNames.of("index", "id", "function", "type");
  private static final JsonNames FUNCTION = JsonNames.of("name", "arguments");
  private static final int NO_INDEX = -1;

  private final JsonScanner in = new JsonScanner();
  private final JsonSlice index = new JsonSlice();
  private final JsonSlice id = new JsonSlice();
  private final JsonSlice name = new JsonSlice();
  private final JsonSlice arguments = new JsonSlice();
  private final JsonSlice function = new JsonSlice();
  private final List<Call> calls = new ArrayList<>();
  private final ToolCalls whole = new ToolCalls();

  private static final class Call {
    final int wireIndex;
    final int block;
    @Nullable String id;
    @Nullable String name;
    final StringBuilder arguments = new StringBuilder();
    private int depth;
    private boolean inString;
    private boolean escaped;

    Call(int wireIndex, int block) {
      this.wireIndex = wireIndex;
      this.block = block;
    }

    void append(String piece) {
      arguments.append(piece);
      for (int i = 0; i < piece.length(); i++) {
        note(piece.charAt(i));
      }
    }

    private void note(char next) {
      if (escaped) {
        escaped = false;
      } else if (inString) {
        escaped = next == '\\';
        inString = next != '"';
      } else if (next == '"') {
        inString = true;
      } else if (next == '{' || next == '[') {
        depth++;
      } else if (next == '}' || next == ']') {
        depth--;
      }
    }

    /** Whether every bracket is closed: told as the pieces come, so that many cost linear time. */
    boolean looksWhole() {
      return !arguments.isEmpty() && depth == 0 && !inString;
    }
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  /** Reads a {@code tool_calls} array. */
  void fragments(byte[] array, JsonSlice slice, Blocks blocks, EventSink out) {
    in.reset(array, slice);
    in.array();
    while (in.element()) {
      if (in.peek() != '{') {
        in.skip();
        continue;
      }
      clear();
      in.object();
      while (in.field()) {
        switch (in.name(CALL)) {
          case 0 -> in.value(index);
          case 1 -> in.value(id);
          case 2 -> function();
          default -> in.skip();
        }
      }
      fragment(blocks, out);
    }
  }

  /** Reads the older {@code function_call} object, of which there is only one. */
  void functionCall(byte[] array, JsonSlice slice, Blocks blocks, EventSink out) {
    in.reset(array, slice);
    clear();
    function();
    fragment(blocks, out);
  }

  private void clear() {
    index.clear();
    id.clear();
    name.clear();
    arguments.clear();
  }

  private void function() {
    name.clear();
    arguments.clear();
    if (in.peek() != '{') {
      in.value(function);
      return;
    }
    in.object();
    while (in.field()) {
      switch (in.name(FUNCTION)) {
        case 0 -> in.value(name);
        case 1 -> in.value(arguments);
        default -> in.skip();
      }
    }
  }

  private void fragment(Blocks blocks, EventSink out) {
    String newId = id.isText() || id.isNumber() ? in.text(id) : null;
    String newName = name.isText() ? in.text(name) : null;
    String piece = arguments.hasValue() ? in.text(arguments) : "";
    Call call = find(newId, newName, piece);
    boolean begins = call == null;
    if (call == null) {
      call = new Call(in.integer(index, NO_INDEX), blocks.toolCall());
      calls.add(call);
    }
    boolean named = call.name == null && newName != null;
    if (call.id == null) {
      call.id = newId;
    }
    if (call.name == null) {
      call.name = newName;
    }
    call.append(piece);
    if (begins || named || !piece.isEmpty()) {
      out.event(new StreamEvent.ToolCallDelta(call.block, call.id, call.name, piece));
    }
  }

  /** The call that a fragment goes on with, or null where it begins another. */
  private @Nullable Call find(@Nullable String newId, @Nullable String newName, String piece) {
    int wireIndex = in.integer(index, NO_INDEX);
    Call known = wireIndex == NO_INDEX ? withoutIndex(newId, newName, piece) : latest(wireIndex);
    if (known == null && newId != null && newName == null) {
      return withId(newId);
    }
    if (known == null) {
      return null;
    }
    boolean otherId = newId != null && known.id != null && !newId.equals(known.id);
    if (otherId && newName != null) {
      return null;
    }
    // A server without ids that numbers every call 0 sends each of them whole.
    boolean another = newId == null && newName != null && !piece.isBlank() && known.looksWhole();
    return another ? null : known;
  }

  private @Nullable Call withoutIndex(
      @Nullable String newId, @Nullable String newName, String piece) {
    Call sameId = newId == null ? null : withId(newId);
    if (sameId != null) {
      // What comes to a call that is whole is another call, even if a model gave it the same id.
      boolean another = newName != null && !piece.isBlank() && sameId.looksWhole();
      return another ? null : sameId;
    }
    Call last = calls.isEmpty() ? null : calls.getLast();
    if (last == null || newId != null) {
      return null;
    }
    return newName == null || newName.equals(last.name) ? last : null;
  }

  private @Nullable Call withId(String wanted) {
    for (Call call : calls) {
      if (wanted.equals(call.id)) {
        return call;
      }
    }
    return null;
  }

  private @Nullable Call latest(int wireIndex) {
    for (int i = calls.size() - 1; i >= 0; i--) {
      if (calls.get(i).wireIndex == wireIndex) {
        return calls.get(i);
      }
    }
    return null;
  }

  /** Gives every call as a whole, in the order in which they began. */
  void finish(@Nullable String responseId, FinishReason finish, EventSink out) {
    for (Call call : calls) {
      whole.emit(
          call.block, call.id, call.name, call.arguments.toString(), responseId, finish, out);
    }
  }
}
