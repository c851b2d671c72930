package dev.sage.workbench.store;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a call asked, as far as the store has it. Immutable, thread-safe.
 *
 * @param state what became of its words
 * @param request in the library's own words; of what was dropped nothing is there, of what was
 *     hashed the hash
 * @param json as it is stored; empty where nothing is
 */
public record AskedRequest(State state, ChatRequest request, String json) {

  /** A keyed hash in the place of a content. */
  private static final Pattern HASH = Pattern.compile("\\[[a-z]+:[0-9a-f]{12}]");

  /** What became of the words of a request. */
  public enum State {
    /** They are there, at least some of them, and no hash stands for another. */
    KEPT,
    /** Some are there, and hashes stand for others: asked again, it would ask for the hashes. */
    PARTLY,
    /** A hash stands for each: the policy said so when the call was made. */
    HASHED,
    /** They were dropped: the policy said so when the call was made. */
    DROPPED,
    /** Retention took them away. */
    REMOVED,
    /** There never were any: the call comes from a file that does not have its request. */
    NONE,
    /** Something is there that is no request of ours. */
    UNREADABLE
  }

  /**
   * What that call asked.
   *
   * @param model {@code provider/model}
   * @param content as it is stored
   * @param marks what was done to the call
   */
  public static AskedRequest of(String model, Optional<StoredContent> content, CallMarks marks) {
    String json = content.map(StoredContent::request).orElse("");
    ChatRequest request = read(json, model);
    State state;
    if (marks.contentRemoved()) {
      state = State.REMOVED;
    } else if (json.isBlank()) {
      state = State.NONE;
    } else if (!RequestWords.readable(json)) {
      state = State.UNREADABLE;
    } else {
      state = state(request);
    }
    return new AskedRequest(state, request, json);
  }

  /**
   * A request as the store has it. What has no place in a request is left out.
   *
   * @param model {@code provider/model}
   */
  public static ChatRequest read(String json, String model) {
    return RequestWords.read(json, model);
  }

  /** Whether it can be read and asked again as it was asked. */
  public boolean kept() {
    return state == State.KEPT;
  }

  private static State state(ChatRequest request) {
    if (request.messages().isEmpty()) {
      return State.NONE;
    }
    boolean words = false;
    boolean hashed = hashedBeside(request);
    for (Message message : request.messages()) {
      for (Content part : message.content()) {
        String said = said(part);
        words |= !said.isEmpty() && !isHash(said);
        hashed |= isHash(said);
      }
    }
    if (words) {
      return hashed ? State.PARTLY : State.KEPT;
    }
    return hashed ? State.HASHED : State.DROPPED;
  }

  /** Whether a hash stands in what goes along with the messages. */
  private static boolean hashedBeside(ChatRequest request) {
    String schema = request.responseSchema();
    return (schema != null && isHash(schema))
        || request.stop().stream().anyMatch(AskedRequest::isHash)
        || request.tools().stream()
            .anyMatch(tool -> isHash(tool.description()) || isHash(tool.parameters()));
  }

  /** Whether a text is the hash that stands for one. */
  public static boolean isHash(String text) {
    return HASH.matcher(text).matches();
  }

  private static String said(Content part) {
    return switch (part) {
      case Content.Text text -> text.value();
      case Content.Media media ->
          media.url() != null ? media.url().toString() : String.valueOf(media.base64());
      case Content.Reasoning reasoning -> reasoning.value();
      case Content.CachePoint ignored -> "";
      case Content.ToolCall call -> call.arguments();
      case Content.ToolResult result -> result.result();
    };
  }
}
