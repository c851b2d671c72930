package dev.sage.llm.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.recording.BodySplit;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SseReaderTest {

  /** What a reader made of a body, in words; raw bytes are gathered in order. */
  private static final class Seen implements FrameHandler<SseFrame> {
    final List<String> frames = new ArrayList<>();
    final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    long offset;

    @Override
    public void event(SseFrame frame) {
      note(frame.type() + "|" + frame.data() + "|" + frame.lastEventId(), frame);
    }

    @Override
    public void comment(SseFrame frame) {
      assertThat(frame.type()).isEqualTo("comment");
      note(null, frame);
    }

    @Override
    public void incomplete(SseFrame frame) {
      assertThat(frame.complete()).isFalse();
      note("incomplete|" + frame.data(), frame);
    }

    private void note(@Nullable String text, SseFrame frame) {
      if (text != null) {
        frames.add(text);
      }
      assertThat(frame.offset()).isEqualTo(offset);
      offset += frame.rawLength();
      raw.writeBytes(frame.rawBytes());
    }
  }

  private static Seen read(byte[] body, long split) {
    var reader = new SseReader();
    var seen = new Seen();
    BodySplit.feed(body, split, (bytes, from, length) -> reader.feed(bytes, from, length, seen));
    reader.end(seen);
    return seen;
  }

  private static List<String> frames(String body) {
    return read(body.getBytes(UTF_8), 0).frames;
  }

  @Nested
  class Events {
    @Test
    void end_by_a_carriage_return_although_nothing_comes_before_its_line_feed() {
      var reader = new SseReader();
      var seen = new Seen();
      for (var piece : List.of("data: a\r", "", "\n\r", "", "\n")) {
        byte[] bytes = piece.getBytes(UTF_8);
        reader.feed(bytes, 0, bytes.length, seen);
      }
      reader.end(seen);

      assertThat(seen.frames).containsExactly("message|a|");
    }

    @Test
    void may_carry_a_retry_field_that_is_empty_or_too_long() {
      assertThat(frames("retry:\nretry: " + "9".repeat(5_000) + "\ndata: a\n\n"))
          .containsExactly("message|a|");
    }

    @Test
    void are_dispatched_by_a_blank_line() {
      assertThat(frames("data: a\n\ndata:b\n\n")).containsExactly("message|a|", "message|b|");
    }

    @Test
    void join_their_data_lines_by_a_line_feed() {
      assertThat(frames("data: a\ndata\ndata:  b\n\n")).containsExactly("message|a\n\n b|");
    }

    @Test
    void have_the_last_name_given_and_none_left_over() {
      assertThat(frames("event: x\nevent: ping\ndata: 1\n\nevent: y\n\ndata: 2\n\n"))
          .containsExactly("ping|1|", "message|2|");
    }

    @Test
    void keep_the_id_until_another_comes_and_ignore_one_with_nul() {
      assertThat(frames("id: 7\n\ndata: 1\n\nid: 8\0\ndata: 2\n\nid\ndata: 3\n\n"))
          .containsExactly("message|1|7", "message|2|7", "message|3|");
    }

    @Test
    void at_the_end_of_the_body_without_a_blank_line_are_marked_incomplete() {
      assertThat(frames("data: a\n\ndata: b")).containsExactly("message|a|", "incomplete|b");
      assertThat(frames("data: a\n\ndata: b\n")).containsExactly("message|a|", "incomplete|b");
    }

    @Test
    void replace_bytes_that_are_no_utf_8() {
      byte[] body = "data: [?A]\n\n".getBytes(UTF_8);
      body[7] = (byte) 0xE2;
      assertThat(read(body, 1).frames).containsExactly("message|[\uFFFDA]|");
    }
  }

  @Nested
  class Line_ends {
    @Test
    void are_lf_cr_or_crlf_in_any_mixture() {
      assertThat(frames("data: a\rdata: b\ndata: c\r\n\r\ndata: d\r\r"))
          .containsExactly("message|a\nb\nc|", "message|d|");
    }

    @Test
    void may_be_cut_between_cr_and_lf() {
      var reader = new SseReader();
      var seen = new Seen();
      for (String piece : List.of("data: a\r", "\n\r", "\ndata: b\r\n", "\r\n")) {
        byte[] bytes = piece.getBytes(UTF_8);
        reader.feed(bytes, 0, bytes.length, seen);
      }
      reader.end(seen);
      assertThat(seen.frames).containsExactly("message|a|", "message|b|");
    }

    @Test
    void let_an_event_out_at_the_cr_without_waiting_for_the_lf() {
      var reader = new SseReader();
      var seen = new Seen();
      byte[] bytes = "data: a\r\n\r".getBytes(UTF_8);
      reader.feed(bytes, 0, bytes.length, seen);
      assertThat(seen.frames).containsExactly("message|a|");
    }
  }

  @Nested
  class Size {
    @Test
    void over_the_limit_is_an_error_however_it_arrives() {
      byte[] body = ("data: " + "x".repeat(100) + "\n\n").getBytes(UTF_8);
      for (long split : new long[] {0, 1, 7}) {
        var reader = new SseReader(64);
        assertThatThrownBy(
                () ->
                    BodySplit.feed(
                        body, split, (b, from, n) -> reader.feed(b, from, n, new Seen())))
            .isInstanceOf(FrameTooLargeException.class)
            .hasMessageContaining("64 bytes");
      }
    }

    @Test
    void of_many_lines_byte_by_byte_is_no_problem() {
      byte[] body = ("data: x\n".repeat(200_000) + "\n").getBytes(UTF_8);
      List<String> frames = read(body, 1).frames;
      assertThat(frames).hasSize(1);
      assertThat(frames.getFirst()).hasSize("message|".length() + 2 * 200_000 - 1 + 1);
    }
  }

  @Test
  void hands_out_a_view_of_the_piece_where_an_event_lies_whole_in_it() {
    byte[] body = "data: a\n\ndata: b\n\n".getBytes(UTF_8);
    List<byte[]> arrays = new ArrayList<>();
    new SseReader().feed(body, 0, body.length, frame -> arrays.add(frame.array()));
    assertThat(arrays).hasSize(2).allSatisfy(array -> assertThat(array).isSameAs(body));
  }

  @Test
  void any_cut_gives_the_same_events_and_every_byte_once() {
    var random = new Random(20_261_122);
    String[] atoms = {
      "data",
      "event",
      "id",
      "retry",
      ":",
      " ",
      "\n",
      "\n",
      "\r",
      "\r\n",
      "\n\n",
      "\r\n\r\n",
      "x",
      "\uFEFF",
      "é",
      "😀",
      "\0",
      "data: {\"a\":1}\n\n",
      ": ping\n\n",
      "123",
      "\u2028"
    };
    for (int round = 0; round < 2_000; round++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(atoms[random.nextInt(atoms.length)]);
      }
      byte[] body = text.toString().getBytes(UTF_8);
      if (body.length > 0 && random.nextInt(4) == 0) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      Seen whole = read(body, 0);
      assertThat(whole.raw.toByteArray()).isEqualTo(body);
      for (int split = 1; split < 6; split++) {
        Seen cut = read(body, split);
        assertThat(cut.frames).as("%s cut by %d", text, split).isEqualTo(whole.frames);
        assertThat(cut.raw.toByteArray()).isEqualTo(body);
      }
    }
  }

  @Test
  void finds_line_ends_as_a_plain_loop_does() {
    var random = new Random(5);
    for (int round = 0; round < 5_000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      int from = random.nextInt(bytes.length + 1);
      int plain = -1;
      for (int i = from; i < bytes.length && plain < 0; i++) {
        plain = bytes[i] == '\n' || bytes[i] == '\r' ? i : -1;
      }
      assertThat(Lines.end(bytes, from, bytes.length)).as(Arrays.toString(bytes)).isEqualTo(plain);
    }
  }
}
