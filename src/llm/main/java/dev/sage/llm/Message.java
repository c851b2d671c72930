package dev.sage.llm;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One turn of a conversation. Immutable, thread-safe.
 *
 * @param role who speaks
 * @param content the parts in order; may be empty for an assistant that said nothing
 */
public record Message(Role role, List<Content> content) {

  public Message {
    content = List.copyOf(content);
  }

  /** Instructions for the model. */
  public static Message system(String text) {
    return new Message(Role.SYSTEM, List.of(new Content.Text(text)));
  }

  /** What the person says. */
  public static Message user(String text) {
    return new Message(Role.USER, List.of(new Content.Text(text)));
  }

  /** What the person says, with other parts such as images. */
  public static Message user(List<Content> content) {
    return new Message(Role.USER, content);
  }

  /** What the model said in an earlier turn. */
  public static Message assistant(String text) {
    return new Message(Role.ASSISTANT, List.of(new Content.Text(text)));
  }

  /** The answer to the tool call with this id. */
  public static Message toolResult(String callId, String result) {
    return new Message(Role.TOOL, List.of(new Content.ToolResult(callId, result, false)));
  }

  /** All text parts, joined with nothing between them. */
  public String text() {
    return content.stream()
        .map(part -> part instanceof Content.Text text ? text.value() : "")
        .collect(Collectors.joining());
  }
}
