package dev.sage.simulator.internal.model;

import java.time.Duration;

/** One moment of an answer. */
public sealed interface Step {

  /** Nothing for a while, because the scenario wants it. */
  record Silence(Duration duration) implements Step {}

  /** A piece of reasoning. */
  record Reasoning(String text, int tokens) implements Step {}

  /** A piece of the visible answer. */
  record Text(String text, int tokens) implements Step {}

  /** A tool call begins; the fragments of its arguments follow. */
  record ToolStart(Reply.Call call) implements Step {}

  /** A fragment of the JSON arguments of the tool call begun last. */
  record ToolArguments(String fragment) implements Step {}

  /** The tool call begun last is complete. */
  record ToolEnd(Reply.Call call) implements Step {}

  /** How many token times pass before this step. */
  default int beats() {
    return switch (this) {
      case Silence silence -> 0;
      case Reasoning reasoning -> reasoning.tokens();
      case Text text -> text.tokens();
      case ToolStart start -> 1;
      case ToolArguments arguments -> 1;
      case ToolEnd end -> 0;
    };
  }
}
