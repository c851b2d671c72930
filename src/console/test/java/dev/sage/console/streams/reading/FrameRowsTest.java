package dev.sage.console.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.OverSampleCalls;
import dev.sage.console.streams.SampleCall;
import dev.sage.console.streams.SampleCalls;
import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameRowsTest extends OverSampleCalls {
  @Test
  void shows_pieces_of_content_before_the_reading_has_come_to_them() throws Exception {
    List<FrameRow> rows = unread(calls.clean("clean", 300), 200, 50);
    assertThat(rows).extracting(row -> row.frame().sequence()).startsWith(200L).hasSize(50);
    assertThat(rows.getFirst().said()).containsExactly(new StreamEvent.Text(0, "word199 "));
    assertThat(rows.getLast().said()).containsExactly(new StreamEvent.Text(0, "word248 "));
  }

  @Test
  void leaves_to_the_reading_what_hangs_on_more_than_the_frame() throws Exception {
    List<FrameRow> rows = unread(calls.clean("clean", 1), 0, 10);
    assertThat(rows).extracting(row -> row.said().size()).containsExactly(0, 1, 0, 0, 0);
  }

  @Test
  void shows_pieces_in_the_middle_of_a_block_whose_beginning_is_far_away() throws Exception {
    SampleCall call = calls.anthropic("blocks").at(10);
    call.raw(
        "content_block_start",
        "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,"
            + "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n");
    for (int i = 0; i < 20; i++) {
      call.raw(
          "content_block_delta",
          "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
              + "\"delta\":{\"type\":\"text_delta\",\"text\":\"piece "
              + i
              + "\"}}\n\n",
          new StreamEvent.Text(0, "piece " + i));
    }
    List<FrameRow> rows = unread(call.complete(), 10, 5);
    assertThat(rows).extracting(FrameRow::said).allSatisfy(said -> assertThat(said).hasSize(1));
    assertThat(rows.getFirst().said()).containsExactly(new StreamEvent.Text(0, "piece 9"));
  }

  @Test
  void never_says_another_thing_than_the_reading() throws Exception {
    SampleCall call = calls.openAi("mixed").at(5);
    call.retry(429, LlmError.Kind.RATE_LIMITED, "{\"error\":{\"message\":\"Slow down\"}}", 800);
    call.at(900).role().text("a");
    call.tool("call_1", "weather").chunk("{\"reasoning_content\":\"hm\"}");
    call.raw("comment", ": ping\n\n").raw("message", "data: {broken\n\n").text("b");
    String id = call.finish("tool_calls").usage(1, 2).done().complete();
    CallLook look = read(id);
    for (FrameRow row : unread(id, 0, 100)) {
      List<StreamEvent> read = look.reading().events((int) row.frame().sequence());
      if (!row.said().isEmpty()) {
        assertThat(row.said()).isEqualTo(read);
      }
      assertThat(row.events(look.reading())).isEqualTo(read);
    }
  }

  @Test
  void says_nothing_itself_where_the_reading_has_come() throws Exception {
    String id = calls.clean("clean", 30);
    calls.flush();
    CallReading reading = new CallReading(calls.store(), id, SampleCalls.FORMATS);
    CallLook look = all(reading);
    List<FrameRow> rows = reading.rows().read(10, 5);
    assertThat(rows).extracting(FrameRow::said).containsOnly(List.of());
    assertThat(rows.getFirst().events(look.reading()))
        .containsExactly(new StreamEvent.Text(0, "word9 "));
  }

  @Test
  void reads_what_there_is() throws Exception {
    String id = calls.clean("clean", 3);
    assertThat(unread(id, 6, 50)).hasSize(1);
    assertThat(unread(id, 60, 50)).isEmpty();
    assertThat(unread("none", 0, 50)).isEmpty();
  }

  /** Frames of a call of which nothing has been read. */
  private List<FrameRow> unread(String id, int from, int count) throws InterruptedException {
    calls.flush();
    return new ArrayList<>(
        new CallReading(calls.store(), id, SampleCalls.FORMATS).rows().read(from, count));
  }
}
