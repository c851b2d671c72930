package dev.sage.llm.provider.gemini;

import dev.sage.llm.provider.json.JsonNames;
import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSlice;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the parts of one chunk stand, found in a single pass that allocates nothing but room for
 * more parts than any chunk had before; of a key that comes twice the last one counts. Not
 * thread-safe.
 */
final class GeminiScan {

  private static final JsonNames TOP =
      JsonNames.of(
          "candidates", "usageMetadata", "modelVersion", "responseId", "promptFeedback", "error");
  private static final JsonNames CANDIDATE = JsonNames.of("content", "finishReason", "index");
  private static final JsonNames CONTENT = JsonNames.of("parts");
  private static final JsonNames PART =
      JsonNames.of("text", "thought", "thoughtSignature", "functionCall");

  final JsonSlice usage = new JsonSlice();
  final JsonSlice model = new JsonSlice();
  final JsonSlice responseId = new JsonSlice();
  final JsonSlice feedback = new JsonSlice();
  final JsonSlice error = new JsonSlice();
  boolean hasCandidate;

  /** The candidate of index 0; what it held is good only where {@link #hasCandidate}. */
  Candidate candidate = new Candidate();

  private Candidate other = new Candidate();

  /** One candidate. */
  static final class Candidate {
    final JsonSlice index = new JsonSlice();
    final JsonSlice finishReason = new JsonSlice();
    private final List<Part> parts = new ArrayList<>();
    private int count;

    /** How many parts there are. */
    int count() {
      return count;
    }

    Part part(int number) {
      return parts.get(number);
    }

    private Part add() {
      if (count == parts.size()) {
        parts.add(new Part());
      }
      return parts.get(count++);
    }

    private void clear() {
      index.clear();
      finishReason.clear();
      count = 0;
    }
  }

  /** One part of a candidate's content. */
  static final class Part {
    final JsonSlice text = new JsonSlice();
    final JsonSlice thought = new JsonSlice();
    final JsonSlice signature = new JsonSlice();
    final JsonSlice functionCall = new JsonSlice();

    /** Whether it has a field that is none of these. */
    boolean more;

    /** Where it stands, from the beginning of the chunk. */
    int from;

    int to;

    private void clear() {
      text.clear();
      thought.clear();
      signature.clear();
      functionCall.clear();
      more = false;
    }
  }

  /** Whether it holds anything that an answer of this format has. */
  boolean isAnswer() {
    return hasCandidate
        || usage.hasValue()
        || model.hasValue()
        || responseId.hasValue()
        || feedback.hasValue();
  }

  /** Reads the object that the scanner stands at, to the end of the text. */
  void read(JsonScanner in) {
    usage.clear();
    model.clear();
    responseId.clear();
    feedback.clear();
    error.clear();
    hasCandidate = false;
    in.object();
    while (in.field()) {
      switch (in.name(TOP)) {
        case 0 -> candidates(in);
        case 1 -> in.value(usage);
        case 2 -> in.value(model);
        case 3 -> in.value(responseId);
        case 4 -> in.value(feedback);
        case 5 -> in.value(error);
        default -> in.skip();
      }
    }
    in.finish();
  }

  private void candidates(JsonScanner in) {
    hasCandidate = false;
    if (in.peek() != '[') {
      in.skip();
      return;
    }
    in.array();
    while (in.element()) {
      if (in.peek() != '{') {
        in.skip();
        continue;
      }
      other.clear();
      candidate(in, other);
      if (!hasCandidate && in.integer(other.index, 0) == 0) {
        hasCandidate = true;
        var chosen = other;
        other = candidate;
        candidate = chosen;
      }
    }
  }

  private static void candidate(JsonScanner in, Candidate into) {
    in.object();
    while (in.field()) {
      switch (in.name(CANDIDATE)) {
        case 0 -> content(in, into);
        case 1 -> in.value(into.finishReason);
        case 2 -> in.value(into.index);
        default -> in.skip();
      }
    }
  }

  private static void content(JsonScanner in, Candidate into) {
    into.count = 0;
    if (in.peek() != '{') {
      in.skip();
      return;
    }
    in.object();
    while (in.field()) {
      if (in.name(CONTENT) == 0 && in.peek() == '[') {
        into.count = 0;
        in.array();
        while (in.element()) {
          part(in, into);
        }
      } else {
        in.skip();
      }
    }
  }

  private static void part(JsonScanner in, Candidate candidate) {
    if (in.peek() != '{') {
      in.skip();
      return;
    }
    Part into = candidate.add();
    into.clear();
    into.from = in.offset();
    in.object();
    while (in.field()) {
      switch (in.name(PART)) {
        case 0 -> in.value(into.text);
        case 1 -> in.value(into.thought);
        case 2 -> in.value(into.signature);
        case 3 -> in.value(into.functionCall);
        default -> {
          into.more = true;
          in.skip();
        }
      }
    }
    into.to = in.offset();
  }
}
