package dev.sage.simulator.internal.model;

import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What is special about a scenario; the defaults make the clean one. Read from {@code
 * scenarios.json}.
 *
 * @param reasoning whether reasoning comes before the answer
 * @param burstTokens tokens between two silences, 0 for no bursts
 * @param silence between two bursts, or after an early opening
 * @param tempo factor on the speed
 * @param earlyOpening whether the opening frames go out at once
 * @param toolArgumentBytes least size of a tool call's arguments, 0 when no tool is called
 * @param toolArgumentFragments how many fragments they come in
 * @param toolName the tool to call when the request declares none
 * @param refuseFirst whether the first request with a body is refused with status 429
 * @param retryAfter how long the refused client is told to wait
 * @param breakAfterTokens text tokens before the break, 0 for none
 * @param breakWith how it breaks
 * @param toolFault what is wrong with the tool calls
 */
public record Script(
    boolean reasoning,
    int burstTokens,
    Duration silence,
    double tempo,
    boolean earlyOpening,
    int toolArgumentBytes,
    int toolArgumentFragments,
    String toolName,
    boolean refuseFirst,
    Duration retryAfter,
    int breakAfterTokens,
    Ending breakWith,
    ToolFault toolFault) {

  /** What a model can get wrong about a tool call. */
  public enum ToolFault {
    NONE,
    /** The arguments are no JSON. */
    MALFORMED,
    /** The token limit cut the arguments off. */
    TRUNCATED,
    /** Two calls have one identifier. */
    DUPLICATE
  }

  /** Reads a script; what it does not say is as in a clean stream. */
  static Script of(JsonNode json) {
    return new Script(
        json.path("reasoning").asBoolean(false),
        json.path("burstTokens").asInt(0),
        Duration.ofMillis(json.path("silenceMs").asInt(0)),
        json.path("tempo").asDouble(1),
        json.path("earlyOpening").asBoolean(false),
        json.path("toolArgumentBytes").asInt(0),
        json.path("toolArgumentFragments").asInt(1),
        json.path("toolName").asString("write_file"),
        json.path("refuseFirst").asBoolean(false),
        Duration.ofMillis(json.path("retryAfterMs").asInt(0)),
        json.path("breakAfterTokens").asInt(0),
        ending(json.path("breakWith").asString("")),
        ToolFault.valueOf(json.path("toolFault").asString("none").toUpperCase(Locale.ROOT)));
  }

  boolean callsTool() {
    return toolArgumentBytes > 0;
  }

  /** Whether the answer breaks off in the middle. */
  public boolean breaks() {
    return breakAfterTokens > 0;
  }

  private static Ending ending(String name) {
    return switch (name) {
      case "" -> Ending.STOP;
      case "error" -> Ending.ERROR;
      case "end" -> Ending.CUT;
      default -> throw new IllegalArgumentException("breakWith is error or end, was " + name);
    };
  }
}
