package dev.sage.llm.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.recording.BodySplit;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The readers of streamed JSON: lines, and the elements of an array that grows. */
class JsonReadersTest {

  /** What a handler was given, and the raw bytes put together again. */
  private static final class Seen implements FrameHandler<JsonFrame> {
    final List<String> frames = new ArrayList<>();
    final ByteArrayOutputStream raw = new ByteArrayOutputStream();

    @Override
    public void event(JsonFrame frame) {
      note("", frame);
    }

    @Override
    public void comment(JsonFrame frame) {
      raw.write(frame.rawArray(), frame.rawFrom(), frame.rawLength());
    }

    @Override
    public void incomplete(JsonFrame frame) {
      note("incomplete ", frame);
    }

    private void note(String word, JsonFrame frame) {
      assertThat(frame.type()).isEqualTo("message");
      assertThat(frame.complete()).isEqualTo(word.isEmpty());
      frames.add(
          word
              + new String(
                  frame.array(), frame.dataFrom(), frame.dataTo() - frame.dataFrom(), UTF_8));
      raw.write(frame.rawArray(), frame.rawFrom(), frame.rawLength());
    }
  }

  private static Seen read(FrameReader<JsonFrame> reader, String body, long split) {
    var seen = new Seen();
    byte[] bytes = body.getBytes(UTF_8);
    BodySplit.feed(bytes, split, (array, from, length) -> reader.feed(array, from, length, seen));
    reader.end(seen);
    assertThat(seen.raw.toString(UTF_8)).as("every byte is in one frame").isEqualTo(body);
    return seen;
  }

  @Nested
  class Lines_of_json {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, 42})
    void are_found_however_the_bytes_are_cut(long split) {
      var body = "\uFEFF{\"a\":1}\n\r\n  {\"b\":\"é\\n\"}  \r\n[1,\r2]\n\n{\"cut";
      assertThat(read(new NdjsonReader(), body, split).frames)
          .containsExactly("{\"a\":1}", "{\"b\":\"é\\n\"}", "[1,\r2]", "incomplete {\"cut");
    }

    @Test
    void a_line_over_the_limit_is_refused_whether_it_ends_or_not() {
      assertThatThrownBy(() -> read(new NdjsonReader(8), "{\"a\":12345}\n", 0))
          .isInstanceOf(FrameTooLargeException.class);
      assertThatThrownBy(() -> read(new NdjsonReader(8), "{\"a\":12345", 1))
          .isInstanceOf(FrameTooLargeException.class);
    }

    @Test
    void nothing_gives_nothing() {
      assertThat(read(new NdjsonReader(), "", 0).frames).isEmpty();
    }
  }

  @Nested
  class One_value_or_one_a_line {
    private static boolean lines(String body, long split) {
      var lines = new JsonLines();
      boolean[] found = {false};
      BodySplit.feed(
          body.getBytes(UTF_8),
          split,
          (array, from, length) -> found[0] = lines.in(array, from, from + length));
      return found[0];
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7})
    void is_told_by_an_object_behind_one_that_ended(long split) {
      assertThat(lines("{\"a\":1}\n{", split)).isTrue();
      assertThat(lines("\uFEFF\r\n {\"a\":{}} \r\n \n\t{", split)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7})
    void one_value_may_have_several_lines(long split) {
      assertThat(lines("{\n \"a\": [\n  {},\n  {}\n ]\n}\n", split)).isFalse();
      assertThat(lines("{\"a\":1}\n", split)).isFalse();
      assertThat(lines("{\"a\":1}\n[1]\n{}\n{}", split)).isFalse();
      assertThat(lines("", split)).isFalse();
    }
  }

  @Nested
  class Elements_of_an_array {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, 42})
    void are_found_however_the_bytes_are_cut(long split) {
      var body = "\uFEFF[{\"a\":\"]},\\\"{\"},\r\n{\"b\":[{},[]]}\n,\"s\\\\\",12 , null,[1]\n]\n";
      assertThat(read(new JsonArrayReader(), body, split).frames)
          .containsExactly(
              "{\"a\":\"]},\\\"{\"}", "{\"b\":[{},[]]}", "\"s\\\\\"", "12", "null", "[1]");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7})
    void the_last_may_be_cut_off(long split) {
      assertThat(read(new JsonArrayReader(), "[{\"a\":1},{\"b\":", split).frames)
          .containsExactly("{\"a\":1}", "incomplete {\"b\":");
    }

    @Test
    void nothing_gives_nothing() {
      assertThat(read(new JsonArrayReader(), "", 0).frames).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void a_tab_ends_a_number(long split) {
      assertThat(read(new JsonArrayReader(), "[1\t,2\r]", split).frames).containsExactly("1", "2");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void an_answer_that_begins_like_a_byte_order_mark_is_taken_as_it_is(long split) {
      assertThat(read(new JsonArrayReader(), "\u00EF", split).frames).hasSize(1);
    }

    @Test
    void values_without_an_array_are_taken_too() {
      assertThat(read(new JsonArrayReader(), "{\"a\":1}{\"b\":2}x}y", 0).frames)
          .containsExactly("{\"a\":1}", "{\"b\":2}", "x}", "incomplete y");
    }

    @Test
    void one_over_the_limit_is_refused_whether_it_ends_or_not() {
      assertThatThrownBy(() -> read(new JsonArrayReader(8), "[{\"a\":12345}]", 0))
          .isInstanceOf(FrameTooLargeException.class);
      assertThatThrownBy(() -> read(new JsonArrayReader(8), "[{\"a\":12345", 1))
          .isInstanceOf(FrameTooLargeException.class);
    }

    @Test
    void many_small_ones_in_a_large_piece_are_not_one_over_the_limit() {
      var reader = new JsonArrayReader(16);
      var seen = new Seen();
      byte[] first = "[{\"a\"".getBytes(UTF_8);
      byte[] rest = (":0}" + ",{\"a\":1}".repeat(100) + "]").getBytes(UTF_8);
      reader.feed(first, 0, first.length, seen);
      reader.feed(rest, 0, rest.length, seen);
      reader.end(seen);
      assertThat(seen.frames).hasSize(101).startsWith("{\"a\":0}").endsWith("{\"a\":1}");
    }

    @Test
    void a_large_one_in_small_pieces_takes_linear_time() {
      var large = "{\"a\":\"" + "x".repeat(4 << 20) + "\"}";
      assertThat(read(new JsonArrayReader(), "[" + large + "]", 1).frames).containsExactly(large);
    }
  }
}
