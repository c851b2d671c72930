package dev.sage.console.streams.reading;

import dev.sage.llm.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which member of a frame's JSON an event was made of: the one whose text it bears. Reads the whole
 * value: not for the FX thread. Stateless, thread-safe.
 */
public final class EventPlace {
  private EventPlace() {}

  /**
   * The member that has what the event says.
   *
   * @param events all of the frame: of two that say the same, the second stands behind the first
   * @return names and, in arrays, numbers from 0; empty where no member has just this text
   */
  public static List<Object> of(JsonNode json, List<StreamEvent> events, int event) {
    for (String said : said(events.get(event))) {
      int before =
          (int) events.subList(0, event).stream().filter(each -> said(each).contains(said)).count();
      List<List<Object>> found = new ArrayList<>();
      find(json, said, new ArrayList<>(), found, before + 1);
      if (!found.isEmpty()) {
        return found.getLast();
      }
    }
    return List.of();
  }

  /** What an event took over word for word, the most telling first. */
  private static List<String> said(StreamEvent event) {
    return switch (event) {
      case StreamEvent.Started started -> texts(started.responseId(), started.model());
      case StreamEvent.Text text -> texts(text.value());
      case StreamEvent.Reasoning reasoning -> texts(reasoning.value());
      case StreamEvent.ReasoningState state -> texts(state.opaque());
      case StreamEvent.Refusal refusal -> texts(refusal.value());
      case StreamEvent.ToolCallDelta delta ->
          texts(delta.arguments(), delta.toolName(), delta.callId());
      case StreamEvent.ToolCall call -> texts(call.arguments(), call.toolName(), call.callId());
      case StreamEvent.ToolResult result -> texts(result.callId());
      case StreamEvent.Failure failure -> texts(failure.error().message());
      case StreamEvent.End end -> texts(end.rawFinishReason());
      case StreamEvent.RoundEnd round -> List.of();
      case StreamEvent.Retrying retrying -> List.of();
      case StreamEvent.Warning warning -> List.of();
    };
  }

  private static List<String> texts(@Nullable String... texts) {
    return Stream.of(texts).filter(Objects::nonNull).filter(text -> !text.isEmpty()).toList();
  }

  private static void find(
      JsonNode json, String said, List<Object> path, List<List<Object>> found, int most) {
    if (found.size() == most) {
      return;
    }
    if (json.isString() && json.stringValue().equals(said)) {
      found.add(List.copyOf(path));
    } else if (json.isObject()) {
      for (Map.Entry<String, JsonNode> member : json.properties()) {
        in(member.getValue(), member.getKey(), said, path, found, most);
      }
    } else {
      for (int i = 0; i < json.size(); i++) {
        in(json.get(i), i, said, path, found, most);
      }
    }
  }

  private static void in(
      JsonNode json,
      Object name,
      String said,
      List<Object> path,
      List<List<Object>> found,
      int most) {
    path.addLast(name);
    find(json, said, path, found, most);
    path.removeLast();
  }
}
