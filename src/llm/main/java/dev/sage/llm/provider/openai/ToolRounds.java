package dev.sage.llm.provider.openai;

import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.provider.Quirks;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends the readable reasoning of tool rounds back where the endpoint wants it. DeepSeek and
 * Moonshot refuse a conversation in which an assistant message with tool calls lacks it, empty or
 * not, and want it on with the rest of such a turn; where no tool was called in a turn it is only
 * weight, which older DeepSeek models refuse. Source: DeepSeek's guide to thinking mode, and the
 * refusals of both. Not thread-safe.
 */
final class ToolRounds {

  private final Quirks quirks;
  private boolean toolsCalled;

  ToolRounds(Quirks quirks) {
    this.quirks = quirks;
  }

  /** The person speaks: a new turn begins. */
  void turn() {
    toolsCalled = false;
  }

  /** Gives an assistant message its reasoning. */
  void reasoning(Message message, ObjectNode out) {
    String field = quirks.reasoningField();
    if (field == null) {
      return;
    }
    boolean calls = message.content().stream().anyMatch(Content.ToolCall.class::isInstance);
    toolsCalled |= calls;
    String text =
        message.content().stream()
            .filter(Content.Reasoning.class::isInstance)
            .map(part -> ((Content.Reasoning) part).value())
            .collect(Collectors.joining());
    if (calls || (toolsCalled && !text.isEmpty())) {
      out.put(field, text);
    }
  }
}
