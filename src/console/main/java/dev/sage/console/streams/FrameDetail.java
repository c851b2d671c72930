package dev.sage.console.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.FrameData;
import dev.sage.console.streams.reading.Message;
import dev.sage.console.streams.reading.SseField;
import dev.sage.console.text.Texts;
import dev.sage.llm.StreamEvent;
import dev.sage.workbench.store.Store;
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
 * @param fieldsText the fields, written out where no screen waits for it
 * @param json its data as JSON; null where it is none
 * @param eventsText the events, written out likewise
 * @param message the answer as it stood after this frame
 * @param known how many frames of the call had been read when events and message were looked up
 */
@SuppressWarnings("ArrayRecordComponent") // shown once; nobody compares two of them
record FrameDetail(
    StoredFrame frame,
    byte[] bytes,
    List<SseField> fields,
    TextBlocks fieldsText,
    @Nullable JsonNode json,
    List<StreamEvent> events,
    TextBlocks eventsText,
    Message message,
    int known) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String WHOLE_BODY = "body";

  FrameDetail {
    fields = List.copyOf(fields);
    events = List.copyOf(events);
  }

  /** Reads it, with what is known of its meaning by now; not for the FX thread. */
  static Optional<FrameDetail> of(Store store, CallLook now, int number) {
    int known = now.reading().frames();
    String call = now.call().id();
    Optional<StoredFrame> frame = store.frames(call, number, 1).stream().findFirst();
    Optional<byte[]> bytes = store.bytes(call, number);
    return frame.flatMap(
        stored ->
            bytes.map(
                raw ->
                    of(
                        stored,
                        raw,
                        now.reading().events(number),
                        now.reading().messageAt(number),
                        known)));
  }

  static FrameDetail of(
      StoredFrame frame, byte[] bytes, List<StreamEvent> events, Message message, int known) {
    boolean body = body(frame);
    List<SseField> fields = body ? List.of() : FrameData.fields(bytes);
    JsonNode json = json(body ? new String(bytes, UTF_8) : FrameData.text(bytes));
    return new FrameDetail(
        frame, bytes, fields, written(fields), json, events, EventText.of(events), message, known);
  }

  /** Whether it is a body that is one value, rather than one piece of many. */
  boolean body() {
    return body(frame);
  }

  /** Whether nobody had come to it yet: what it means is not known. */
  boolean unread() {
    return known <= frame.sequence();
  }

  private static boolean body(StoredFrame frame) {
    return frame.type().equals(WHOLE_BODY);
  }

  private static TextBlocks written(List<SseField> fields) {
    return TextBlocks.of(fields.stream().map(FrameDetail::written).toList(), 0);
  }

  private static String written(SseField field) {
    String name = field.comment() ? Texts.text("streams.field.comment") : field.name();
    String line = name + ": " + field.value();
    return field.known() ? line : line + "\n" + Texts.text("streams.field.unknown");
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
