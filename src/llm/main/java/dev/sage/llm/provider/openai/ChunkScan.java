package dev.sage.llm.provider.openai;

import dev.sage.llm.provider.json.JsonNames;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSlice;

/**
 * Where the parts of one chunk stand, found in a single pass that allocates nothing. Keys come in
 * any order, and of a key that comes twice the last one counts, so nothing is acted upon before the
 * pass is over. Not thread-safe.
 */
final class ChunkScan {

  private static final JsonNames TOP =
      JsonNames.of(
          "choices", "id", "model", "usage", "object", "error", "x_groq", "message", "detail");
  private static final JsonNames CHOICE =
      JsonNames.of("index", "delta", "finish_reason", "message", "text", "usage", "error");
  private static final JsonNames DELTA =
      JsonNames.of(
          "content",
          "role",
          "tool_calls",
          "reasoning_content",
          "reasoning",
          "refusal",
          "reasoning_details",
          "function_call");

  final JsonSlice id = new JsonSlice();
  final JsonSlice model = new JsonSlice();
  final JsonSlice usage = new JsonSlice();
  final JsonSlice error = new JsonSlice();
  final JsonSlice groq = new JsonSlice();
  final JsonSlice message = new JsonSlice();
  final JsonSlice detail = new JsonSlice();
  boolean hasChoices;
  boolean hasChoice;

  /** The choice of index 0; what it held is good only where {@link #hasChoice}. */
  Choice choice = new Choice();

  private Choice candidate = new Choice();

  /** One choice. */
  static final class Choice {
    final JsonSlice index = new JsonSlice();
    final JsonSlice finishReason = new JsonSlice();
    final JsonSlice text = new JsonSlice();
    final JsonSlice usage = new JsonSlice();
    final JsonSlice error = new JsonSlice();
    final Delta delta = new Delta();
    final Delta message = new Delta();

    void clear() {
      index.clear();
      finishReason.clear();
      text.clear();
      usage.clear();
      error.clear();
      delta.clear();
      message.clear();
    }
  }

  /** A delta, or the message of an answer that is not streamed. */
  static final class Delta {
    boolean present;
    final JsonSlice content = new JsonSlice();
    final JsonSlice reasoningContent = new JsonSlice();
    final JsonSlice reasoning = new JsonSlice();
    final JsonSlice details = new JsonSlice();
    final JsonSlice refusal = new JsonSlice();
    final JsonSlice toolCalls = new JsonSlice();
    final JsonSlice functionCall = new JsonSlice();

    void clear() {
      present = false;
      content.clear();
      reasoningContent.clear();
      reasoning.clear();
      details.clear();
      refusal.clear();
      toolCalls.clear();
      functionCall.clear();
    }
  }

  private void clear() {
    id.clear();
    model.clear();
    usage.clear();
    error.clear();
    groq.clear();
    message.clear();
    detail.clear();
    hasChoices = false;
    hasChoice = false;
  }

  /** Reads the object that the scanner stands at, to the end of the text. */
  void read(JsonScanner in) {
    clear();
    in.object();
    while (in.field()) {
      switch (in.name(TOP)) {
        case 0 -> choices(in);
        case 1 -> in.value(id);
        case 2 -> in.value(model);
        case 3 -> in.value(usage);
        case 5 -> in.value(error);
        case 6 -> in.value(groq);
        case 7 -> in.value(message);
        case 8 -> in.value(detail);
        default -> in.skip();
      }
    }
    in.finish();
  }

  private void choices(JsonScanner in) {
    hasChoice = false;
    hasChoices = in.peek() == '[';
    if (!hasChoices) {
      in.skip();
      return;
    }
    in.array();
    while (in.element()) {
      if (in.peek() != '{') {
        in.skip();
        continue;
      }
      candidate.clear();
      choice(in, candidate);
      if (!hasChoice && in.integer(candidate.index, 0) == 0) {
        hasChoice = true;
        var chosen = candidate;
        candidate = choice;
        choice = chosen;
      }
    }
  }

  private static void choice(JsonScanner in, Choice into) {
    in.object();
    while (in.field()) {
      switch (in.name(CHOICE)) {
        case 0 -> in.value(into.index);
        case 1 -> delta(in, into.delta);
        case 2 -> in.value(into.finishReason);
        case 3 -> delta(in, into.message);
        case 4 -> in.value(into.text);
        case 5 -> in.value(into.usage);
        case 6 -> in.value(into.error);
        default -> in.skip();
      }
    }
  }

  private static void delta(JsonScanner in, Delta into) {
    into.clear();
    if (in.peek() != '{') {
      in.skip();
      return;
    }
    into.present = true;
    in.object();
    while (in.field()) {
      switch (in.name(DELTA)) {
        case 0 -> in.value(into.content);
        case 2 -> in.value(into.toolCalls);
        case 3 -> in.value(into.reasoningContent);
        case 4 -> in.value(into.reasoning);
        case 5 -> in.value(into.refusal);
        case 6 -> in.value(into.details);
        case 7 -> in.value(into.functionCall);
        default -> in.skip();
      }
    }
  }
}
