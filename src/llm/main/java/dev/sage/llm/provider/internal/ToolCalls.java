package dev.sage.llm.provider.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.FinishReason;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.StreamEvent.ToolFault;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSyntaxException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hands out whole tool calls, with the fault of those that must not run. Not thread-safe. */
public final class ToolCalls {

  private static final Pattern MADE_UP = Pattern.compile("call_[0-9a-f]{1,8}_\\d+");

  private final Set<String> ids = new HashSet<>();
  private final JsonScanner scanner = new JsonScanner();
  private int count;

  /**
   * Gives a {@code ToolCall} event, behind a warning where it is faulty.
   *
   * @param callId the provider's id; where it has none one is made up, the same for the same answer
   * @param responseId the answer's id, so that ids made up differ from answer to answer
   * @param finish why the model stopped, or null where that is not known yet
   * @return the call's id
   */
  public String emit(
      int index,
      @Nullable String callId,
      @Nullable String toolName,
      String written,
      @Nullable String responseId,
      @Nullable FinishReason finish,
      EventSink out) {
    String arguments = written.isBlank() ? "{}" : written;
    boolean sound = isObject(arguments);
    return give(index, callId, toolName, arguments, sound, responseId, finish, out);
  }

  /** Gives the call of a tool whose input is text of any kind and no JSON object. */
  public void emitText(
      int index,
      @Nullable String callId,
      @Nullable String toolName,
      String input,
      @Nullable String responseId,
      EventSink out) {
    give(index, callId, toolName, input, true, responseId, null, out);
  }

  private String give(
      int index,
      @Nullable String callId,
      @Nullable String toolName,
      String arguments,
      boolean sound,
      @Nullable String responseId,
      @Nullable FinishReason finish,
      EventSink out) {
    String name = toolName == null ? "" : toolName;
    String id = callId == null || callId.isEmpty() ? madeUp(responseId, name, arguments) : callId;
    count++;
    ToolFault fault = null;
    String why = "";
    if (!sound) {
      boolean cut = finish == FinishReason.LENGTH;
      fault = cut ? ToolFault.TRUNCATED_BY_LENGTH : ToolFault.MALFORMED_JSON;
      why =
          cut
              ? " was cut off by the token limit. Raise the limit and run it again."
              : " has arguments that are no JSON object, so it must not run.";
    } else if (!ids.add(id)) {
      fault = ToolFault.DUPLICATE_ID;
      why = " has the id of another call, so its result could not be told from the other's.";
    }
    if (fault != null) {
      out.event(new StreamEvent.Warning("invalid_tool_call", "The call of " + name + why));
    }
    out.event(new StreamEvent.ToolCall(index, id, name, arguments, fault));
    return id;
  }

  /** Whether an id was made up here, so that no provider knows it. */
  public static boolean isMadeUp(String callId) {
    return MADE_UP.matcher(callId).matches();
  }

  private String madeUp(@Nullable String responseId, String name, String arguments) {
    int hash = (responseId == null ? "" : responseId).hashCode() * 31 + name.hashCode();
    return "call_" + Integer.toHexString(hash * 31 + arguments.hashCode()) + "_" + count;
  }

  /** Whether a text is a JSON object. */
  public boolean isObject(CharSequence text) {
    byte[] bytes = text.toString().getBytes(UTF_8);
    try {
      scanner.reset(bytes, 0, bytes.length);
      boolean object = scanner.peek() == '{';
      scanner.skip();
      scanner.finish();
      return object;
    } catch (JsonSyntaxException notJson) {
      return false;
    }
  }
}
