package dev.sage.console.streams;

import dev.sage.console.control.ByteRange;
import dev.sage.console.streams.find.FrameWords;
import dev.sage.console.streams.reading.EventPlace;
import dev.sage.console.streams.reading.FrameLines;
import dev.sage.console.streams.reading.JsonPlace;
import dev.sage.console.streams.reading.SseField;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.llm.StreamEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One place in a frame, as each of its views knows it. Immutable, thread-safe.
 *
 * @param bytes where it stands
 * @param path of the member of the JSON that it is or belongs to; empty for none
 * @param field which of the fields it is or belongs to; {@link #NONE} for none
 * @param event which of the events was made of just this; {@link #NONE} for none
 */
record FramePlace(ByteRange bytes, List<Object> path, int field, int event) {
  static final int NONE = -1;

  FramePlace {
    path = List.copyOf(path);
  }

  /**
   * What was chosen. Reads the whole frame: not for the FX thread.
   *
   * @return empty where it is nowhere
   */
  static Optional<FramePlace> of(FrameDetail frame, PlaceChoice choice) {
    return switch (choice) {
      case PlaceChoice.Member member -> member(frame, member.path());
      case PlaceChoice.At one -> holding(frame, one.index());
      case PlaceChoice.Words found when found.part() -> event(frame, content(frame));
      case PlaceChoice.Words found ->
          new FrameWords(found.words())
              .place(frame.bytes())
              .map(range -> place(frame, range, path(frame, range.from())));
      case PlaceChoice.Field field ->
          lines(frame).stream()
              .skip(field.index())
              .findFirst()
              .map(line -> place(frame, line, List.of()));
      case PlaceChoice.Event event -> event(frame, event.index());
    };
  }

  private static Optional<FramePlace> member(FrameDetail frame, List<Object> path) {
    return path.isEmpty()
        ? Optional.empty()
        : JsonPlace.of(frame.bytes(), frame.body(), path).map(range -> place(frame, range, path));
  }

  /** The member that a byte belongs to, else its field, else the byte alone. */
  private static Optional<FramePlace> holding(FrameDetail frame, int at) {
    return member(frame, path(frame, at))
        .or(() -> Optional.of(place(frame, lineOf(frame, at), List.of())));
  }

  private static ByteRange lineOf(FrameDetail frame, int at) {
    return lines(frame).stream()
        .filter(line -> line.has(at))
        .findFirst()
        .orElse(new ByteRange(at, at + 1));
  }

  /** The event that is a piece of an answer. */
  private static int content(FrameDetail frame) {
    return IntStream.range(0, frame.events().size())
        .filter(
            i ->
                switch (frame.events().get(i)) {
                  case StreamEvent.Text text -> true;
                  case StreamEvent.Reasoning reasoning -> true;
                  case StreamEvent.Refusal refusal -> true;
                  case StreamEvent.ToolCallDelta delta -> true;
                  default -> false;
                })
        .findFirst()
        .orElse(frame.events().size());
  }

  /** The member that says what the event says, else all that the event can have been made of. */
  private static Optional<FramePlace> event(FrameDetail frame, int event) {
    if (event >= frame.events().size()) {
      return Optional.empty();
    }
    return member(frame, path(frame, frame.events(), event))
        .or(() -> Optional.of(place(frame, data(frame), List.of())))
        .map(found -> new FramePlace(found.bytes, found.path, found.field, event));
  }

  private static ByteRange data(FrameDetail frame) {
    List<ByteRange> lines = lines(frame);
    int[] data =
        IntStream.range(0, Math.min(lines.size(), frame.fields().size()))
            .filter(i -> frame.fields().get(i).name().equals(SseField.DATA))
            .toArray();
    return data.length == 0
        ? new ByteRange(0, frame.bytes().length)
        : new ByteRange(lines.get(data[0]).from(), lines.get(data[data.length - 1]).to());
  }

  private static FramePlace place(FrameDetail frame, ByteRange range, List<Object> path) {
    List<ByteRange> lines = lines(frame);
    int field =
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).has(range.from()))
            .findFirst()
            .orElse(NONE);
    int event =
        path.isEmpty()
            ? NONE
            : IntStream.range(0, frame.events().size())
                .filter(i -> path(frame, frame.events(), i).equals(path))
                .findFirst()
                .orElse(NONE);
    return new FramePlace(range, path, field, event);
  }

  private static List<ByteRange> lines(FrameDetail frame) {
    return frame.fields().isEmpty() ? List.of() : FrameLines.of(frame.bytes());
  }

  private static List<Object> path(FrameDetail frame, int at) {
    return JsonPlace.at(frame.bytes(), frame.body(), at);
  }

  private static List<Object> path(FrameDetail frame, List<StreamEvent> events, int event) {
    return frame.json() == null ? List.of() : EventPlace.of(frame.json(), events, event);
  }

  /** The place in words: {@code choices[0].delta.content, bytes 88 to 105}. */
  String words() {
    String from = Format.count(bytes.from());
    String to = Format.count(bytes.to() - 1L);
    return path.isEmpty()
        ? Texts.text("streams.detail.place", from, to)
        : Texts.text("streams.detail.place.member", member(), from, to);
  }

  private String member() {
    StringBuilder said = new StringBuilder();
    for (Object step : path) {
      if (step instanceof Integer number) {
        said.append('[').append(number).append(']');
      } else {
        said.append(said.isEmpty() ? "" : ".").append(step);
      }
    }
    return said.toString();
  }
}
