package dev.sage.llm.provider.responses;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One item of an answer's output, as far as it has come. Not thread-safe. */
final class OutputItem {

  static final String MESSAGE = "message";
  static final String REASONING = "reasoning";
  static final String FUNCTION_CALL = "function_call";
  static final String CUSTOM_CALL = "custom_tool_call";

  private static final byte[] NO_ID = {};
  private static final int NONE = -1;

  final String type;

  /** Its index among the events. */
  final int block;

  final int outputIndex;

  /** The id in UTF-8; empty where it has none. Not the id of a call. */
  byte[] id = NO_ID;

  /** Whether the item itself has come, and not only pieces of it. */
  boolean done;

  /** Whether the finished answer has listed it. */
  boolean listed;

  /** Whether the call was handed out. */
  boolean called;

  @Nullable String callId;
  @Nullable String toolName;

  /** The pieces of a call's arguments, or of its input. */
  final StringBuilder written = new StringBuilder(0);

  /** The same as a whole, which wins over the pieces. */
  String given = "";

  /** The same as it came with the item's begin, used where nothing else comes. */
  String initial = "";

  /** What comes back in the next round for a call. */
  @Nullable JsonNode wire;

  /** Text and refusal. */
  final PartLengths said = new PartLengths();

  final PartLengths summary = new PartLengths();
  final PartLengths thought = new PartLengths();

  /** The part of the reasoning that came last. */
  int lastPart = NONE;

  int refusalBlock = NONE;

  OutputItem(String type, int block, int outputIndex) {
    this.type = type;
    this.block = block;
    this.outputIndex = outputIndex;
  }

  boolean isCall() {
    return type.equals(FUNCTION_CALL) || type.equals(CUSTOM_CALL);
  }

  PartLengths lengths(Channel channel) {
    return switch (channel) {
      case SUMMARY -> summary;
      case THOUGHT -> thought;
      default -> said;
    };
  }

  /** The call's arguments, or its input. */
  String argument() {
    if (!given.isEmpty()) {
      return given;
    }
    return written.isEmpty() ? initial : written.toString();
  }
}
