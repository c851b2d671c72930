package dev.sage.console.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.console.streams.reading.FrameData;
import dev.sage.console.streams.reading.Message;
import dev.sage.console.streams.reading.SseField;
import dev.sage.llm.StreamEvent;
import dev.sage.workbench.store.StoredFrame;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything about one frame. Immutable but for the array, which nobody may change.
 *
 * @param bytes as they are stored
 * @param fields empty where the frame is no server-sent event
 * @param json its data as JSON; null where it is none
 * @param message the answer as it stood after this frame
 */
@SuppressWarnings("ArrayRecordComponent") // shown once; nobody compares two of them
record FrameDetail(
    StoredFrame frame,
    byte[] bytes,
    List<SseField> fields,
    @Nullable JsonNode json,
    List<StreamEvent> events,
    Message message) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String WHOLE_BODY = "body";

  FrameDetail {
    fields = List.copyOf(fields);
    events = List.copyOf(events);
  }

  static FrameDetail of(
      StoredFrame frame, byte[] bytes, List<StreamEvent> events, Message message) {
    boolean body = frame.type().equals(WHOLE_BODY);
    List<SseField> fields = body ? List.of() : FrameData.fields(bytes);
    JsonNode json = json(body ? new String(bytes, UTF_8) : FrameData.text(bytes));
    return new FrameDetail(frame, bytes, fields, json, events, message);
  }

  private static @Nullable JsonNode json(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(node -> !node.isMissingNode()).orElse(null);
    } catch (JacksonException noJson) {
      // [DONE], a heartbeat, or what a broken server sent: the bytes say it.
      return null;
    }
  }
}
