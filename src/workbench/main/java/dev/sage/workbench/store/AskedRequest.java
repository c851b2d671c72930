package dev.sage.workbench.store;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.redaction.ContentAction;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a call asked, as far as the store has it. Immutable, thread-safe.
 *
 * @param state what became of its words
 * @param request in the library's own words; of what was dropped nothing is there, of what was
 *     hashed the hash
 * @param json as it is stored; empty where nothing is
 * @param missing what of it is not there in words, and whether hashes stand for it or nothing; of a
 *     request that is partly there
 */
public record AskedRequest(
    State state, ChatRequest request, String json, Map<RequestPart, ContentAction> missing) {

  /** A keyed hash in the place of a content. */
  private static final Pattern HASH = Pattern.compile("\\[([a-z]+):[0-9a-f]{12}]");

  /** Copies the map. */
  public AskedRequest {
    missing = Map.copyOf(missing);
  }

  /** What became of the words of a request. */
  public enum State {
    /** They are there, all of them. */
    KEPT,
    /** Some are there; of others there are hashes, or nothing: asked again, it would miss them. */
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
    Map<RequestPart, ContentAction> missing = new EnumMap<>(RequestPart.class);
    State state;
    if (marks.contentRemoved()) {
      state = State.REMOVED;
    } else if (json.isBlank()) {
      state = State.NONE;
    } else if (!RequestWords.readable(json)) {
      state = State.UNREADABLE;
    } else {
      missing.putAll(RequestWords.missing(json));
      state = state(request, missing);
    }
    return new AskedRequest(state, request, json, missing);
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

  private static State state(ChatRequest request, Map<RequestPart, ContentAction> missing) {
    if (request.messages().isEmpty()) {
      return State.NONE;
    }
    boolean words = false;
    boolean hashed = false;
    for (Message message : request.messages()) {
      for (Content part : message.content()) {
        String said = said(part);
        words |= !said.isEmpty() && !isHash(said);
        hashed |= isHash(said);
        hash(said, missing);
        // Of an older version, which did not say what it dropped.
        if (part instanceof Content.Media && said.isEmpty()) {
          missing.putIfAbsent(RequestPart.PROMPT, ContentAction.DROP);
        }
      }
    }
    beside(request, missing);
    if (words) {
      return missing.isEmpty() ? State.KEPT : State.PARTLY;
    }
    return hashed ? State.HASHED : State.DROPPED;
  }

  /** Notes the hashes that stand in what goes along with the messages. */
  private static void beside(ChatRequest request, Map<RequestPart, ContentAction> missing) {
    hash(request.responseSchema(), missing);
    hash(request.schemaName(), missing);
    request.stop().forEach(stop -> hash(stop, missing));
    for (ToolSpec tool : request.tools()) {
      hash(tool.description(), missing);
      hash(tool.parameters(), missing);
      hash(tool.extra(), missing);
      if (tool.parameters().isEmpty()) {
        missing.putIfAbsent(RequestPart.TOOL, ContentAction.DROP);
      }
    }
  }

  private static void hash(@Nullable String text, Map<RequestPart, ContentAction> missing) {
    Matcher hash = HASH.matcher(text == null ? "" : text);
    if (hash.matches()) {
      missing.put(RequestPart.of(hash.group(1)).orElse(RequestPart.PROMPT), ContentAction.HASH);
    }
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
      case Content.Extra extra -> extra.place() == Content.Extra.Place.PART ? extra.json() : "";
      case Content.ToolCall call -> call.arguments();
      case Content.ToolResult result -> result.result();
    };
  }
}
