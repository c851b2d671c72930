package dev.sage.workbench.store;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import java.util.ArrayList;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what could not be written within bounds: beyond them frames go first, then whole calls that
 * are over, the oldest first. Counts what is lost. Used by the writer's thread only.
 */
final class Backlog {

  private static final long FRAME_BYTES = 64L << 20;
  private static final long WORD_BYTES = 64L << 20;

  /** What a call weighs beside its words. */
  private static final long CALL_BYTES = 2_000;

  private final long frameBytes;
  private final long wordBytes;
  private long lostFrames;
  private long lostCalls;

  Backlog() {
    this(FRAME_BYTES, WORD_BYTES);
  }

  Backlog(long frameBytes, long wordBytes) {
    this.frameBytes = frameBytes;
    this.wordBytes = wordBytes;
  }

  /** Takes away what is too much of what waits. */
  void bound(Collection<OpenCall> waiting) {
    long frames =
        waiting.stream()
            .flatMap(call -> call.newFrames.stream())
            .mapToLong(frame -> frame.bytes().length)
            .sum();
    if (frames > frameBytes) {
      for (OpenCall call : waiting) {
        lostFrames += call.newFrames.size();
        call.newFrames.clear();
      }
    }
    long words = waiting.stream().mapToLong(Backlog::words).sum();
    for (OpenCall call : new ArrayList<>(waiting)) {
      if (words <= wordBytes) {
        return;
      }
      // Of one that began on disk, the end must not be missing there; of those there are few.
      if (call.end != null && !call.begun) {
        waiting.remove(call);
        words -= words(call);
        lostCalls++;
      }
    }
  }

  /** About how much memory its words take. */
  static long words(OpenCall call) {
    return CALL_BYTES
        + request(call.start.request())
        + call.text.length()
        + call.reasoning.length()
        + call.refusal.length()
        + call.toolCalls.stream().mapToLong(tool -> tool.arguments().length()).sum();
  }

  private static long request(ChatRequest request) {
    long weight = length(request.responseSchema());
    for (Message message : request.messages()) {
      weight += message.content().stream().mapToLong(Backlog::part).sum();
    }
    return weight
        + request.tools().stream()
            .mapToLong(tool -> tool.description().length() + tool.parameters().length())
            .sum();
  }

  private static long part(Content part) {
    return switch (part) {
      case Content.Text text -> text.value().length();
      case Content.Media media -> length(media.base64());
      case Content.Reasoning reasoning -> reasoning.value().length() + length(reasoning.opaque());
      case Content.ToolCall call -> call.arguments().length();
      case Content.CachePoint point -> 0;
      case Content.ToolResult result -> result.result().length();
    };
  }

  private static long length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  /** What was lost so far, for a sentence: {@code 3 frames}; empty where nothing was. */
  String lost() {
    var parts = new ArrayList<String>();
    if (lostCalls > 0) {
      parts.add(counted(lostCalls, "call"));
    }
    if (lostFrames > 0) {
      parts.add(counted(lostFrames, "frame"));
    }
    return String.join(" and ", parts);
  }

  private static String counted(long count, String thing) {
    return "%,d %s%s".formatted(count, thing, count == 1 ? "" : "s");
  }

  /** From now on it counts anew. */
  void clear() {
    lostFrames = 0;
    lostCalls = 0;
  }
}
