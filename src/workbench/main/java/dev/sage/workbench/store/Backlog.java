package dev.sage.workbench.store;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.workbench.Counted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what could not be written within bounds: beyond them frames go first, then whole calls that
 * are over, the oldest first. Counts what is lost. Used by the writer's thread only.
 */
final class Backlog {

  private static final long FRAME_BYTES = 64L << 20;
  private static final long WORD_BYTES = 64L << 20;

  /** Pins, tags, ratings, runs: far more than a person makes while a disk is full. */
  private static final int CHANGES = 10_000;

  /** What a call weighs beside its words. */
  private static final long CALL_BYTES = 2_000;

  private final long frameBytes;
  private final long wordBytes;
  private final int mostChanges;
  private long lostChanges;
  private long lostFrames;
  private long lostCalls;

  Backlog() {
    this(FRAME_BYTES, WORD_BYTES, CHANGES);
  }

  Backlog(long frameBytes, long wordBytes, int mostChanges) {
    this.mostChanges = mostChanges;
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

  /** Takes away the oldest changes where too many wait. */
  void boundChanges(List<Entry.Change> waiting) {
    int over = waiting.size() - mostChanges;
    if (over > 0) {
      waiting.subList(0, over).clear();
      lostChanges += over;
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
            .mapToLong(
                tool ->
                    tool.description().length() + tool.parameters().length() + length(tool.extra()))
            .sum();
  }

  private static long part(Content part) {
    return switch (part) {
      case Content.Text text -> text.value().length();
      case Content.Media media -> length(media.base64());
      case Content.Reasoning reasoning -> reasoning.value().length() + length(reasoning.opaque());
      case Content.ToolCall call -> call.arguments().length();
      case Content.CachePoint point -> 0;
      case Content.Extra extra -> extra.json().length();
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
      parts.add(Counted.of(lostCalls, "call"));
    }
    if (lostFrames > 0) {
      parts.add(Counted.of(lostFrames, "frame"));
    }
    if (lostChanges > 0) {
      parts.add(Counted.of(lostChanges, "change") + " of runs, pins, tags or ratings");
    }
    int last = parts.size() - 1;
    return last < 2
        ? String.join(" and ", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  /** From now on it counts anew. */
  void clear() {
    lostFrames = 0;
    lostCalls = 0;
    lostChanges = 0;
  }
}
