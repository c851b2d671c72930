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

  /** Takes a copy of the content. */
  public Message {
    content = List.copyOf(content);
  }

  /**
   * {@return instructions for the model}
   *
   * @param text the instructions
   */
  public static Message system(String text) {
    return new Message(Role.SYSTEM, List.of(new Content.Text(text)));
  }

  /**
   * {@return what the person says}
   *
   * @param text the text
   */
  public static Message user(String text) {
    return new Message(Role.USER, List.of(new Content.Text(text)));
  }

  /**
   * {@return what the person says, with other parts such as images}
   *
   * @param content the parts in order
   */
  public static Message user(List<Content> content) {
    return new Message(Role.USER, content);
  }

  /**
   * {@return what the model said in an earlier turn}
   *
   * @param text the answer
   */
  public static Message assistant(String text) {
    return new Message(Role.ASSISTANT, List.of(new Content.Text(text)));
  }

  /**
   * {@return the answer to the tool call with this id}
   *
   * @param callId the id of the tool call
   * @param result what the model reads, mostly JSON text
   */
  public static Message toolResult(String callId, String result) {
    return new Message(Role.TOOL, List.of(new Content.ToolResult(callId, result, false)));
  }

  /** {@return all text parts, joined with nothing between them} */
  public String text() {
    return content.stream()
        .map(part -> part instanceof Content.Text text ? text.value() : "")
        .collect(Collectors.joining());
  }
}
