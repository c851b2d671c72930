package dev.sage.console.streams.request;

import dev.sage.console.control.LogLine;
import dev.sage.workbench.store.AskedRequest;
import dev.sage.workbench.store.StoredCall;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a call asked, ready to be shown. Immutable but for the JSON, which nobody changes.
 *
 * @param words the conversation, in order
 * @param parameters what else was said, by name
 * @param tools each by its name, and the schema of the answer
 * @param toolCount how many tools there are
 * @param json the body
 * @param wire whether the body is the wire's, rather than what is stored
 */
public record RequestLook(
    StoredCall call,
    AskedRequest asked,
    List<Piece> words,
    List<Parameter> parameters,
    JsonNode tools,
    int toolCount,
    String json,
    boolean wire) {

  /** Parameters that every call has: model, format, streaming. */
  static final int GIVEN = 3;

  /** Copies the lists. */
  public RequestLook {
    words = List.copyOf(words);
    parameters = List.copyOf(parameters);
  }

  /** A piece of the conversation in one look; it ends with a line. */
  public record Piece(String text, LogLine.Style style) {}

  /** One of the parameters. */
  public record Parameter(String name, String value) {}

  /** Whether there are messages, if only by their roles. */
  boolean hasMessages() {
    return !words.isEmpty();
  }

  /** Whether a prompt can be made of it, or a run shows it. */
  public boolean comparable() {
    return call.runId() != null || asked.kept();
  }
}
