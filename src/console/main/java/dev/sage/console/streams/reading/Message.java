package dev.sage.console.streams.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer put together again, as far as it had come. Immutable, thread-safe.
 *
 * @param text the visible answer
 * @param reasoning what the model thought aloud
 * @param refusal empty where there was none
 * @param tools the tool calls in the order in which they began
 */
public record Message(String text, String reasoning, String refusal, List<Tool> tools) {
  /** Nothing yet. */
  public static final Message EMPTY = new Message("", "", "", List.of());

  /** Copies the list. */
  public Message {
    tools = List.copyOf(tools);
  }

  /** Whether nothing has come. */
  public boolean empty() {
    return text.isEmpty() && reasoning.isEmpty() && refusal.isEmpty() && tools.isEmpty();
  }

  /** How far a tool call has come. */
  public enum State {
    /** Its arguments still grow. */
    BUILDING,
    /** Whole, and its arguments are a JSON object. */
    VALID,
    /** Whole, and must not be executed. */
    INVALID
  }

  /**
   * A tool call.
   *
   * @param arguments JSON text as far as it had come
   */
  public record Tool(
      @Nullable String callId, @Nullable String name, String arguments, State state) {}
}
