package dev.sage.simulator.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * What the simulated model takes from a request, whatever its wire format.
 *
 * @param content everything that makes the answer: equal content, equal answer
 * @param inputTokens plausible size of the input
 * @param maxTokens limit on reasoning and text together
 * @param tools tools that may be called; where the request names one, only that one
 * @param toolUse whether a tool may or must be called
 * @param answersTool whether the last message is a tool's result, so that text is due
 * @param stops texts that end the answer
 * @param answerSchema the JSON Schema that the answer must conform to
 */
public record Prompt(
    Voice voice,
    String content,
    int inputTokens,
    OptionalInt maxTokens,
    List<Tool> tools,
    ToolUse toolUse,
    boolean answersTool,
    List<String> stops,
    Optional<JsonNode> answerSchema) {

  /** What the request says about calling tools. */
  public enum ToolUse {
    ALLOWED,
    REQUIRED,
    FORBIDDEN
  }

  /** Input tokens of a text: a quarter of its characters, at least one. */
  public static int tokens(long characters) {
    return Math.clamp((characters + 3) / 4, 1, Integer.MAX_VALUE);
  }
}
