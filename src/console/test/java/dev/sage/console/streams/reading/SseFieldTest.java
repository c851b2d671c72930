package dev.sage.console.streams.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SseFieldTest {
  @Test
  void takes_one_space_off_the_value() {
    assertThat(fields("event: ping\ndata:  {}\n\n"))
        .containsExactly(new SseField("event", "ping"), new SseField("data", " {}"));
  }

  @Test
  void knows_every_line_end() {
    assertThat(fields("data: a\r\ndata: b\rdata: c\n\n"))
        .extracting(SseField::value)
        .containsExactly("a", "b", "c");
  }

  @Test
  void joins_lines_of_data() {
    assertThat(SseField.data(fields("data: a\nid: 7\ndata: b\n\n"))).isEqualTo("a\nb");
  }

  @Test
  void tells_comments_and_unknown_fields() {
    List<SseField> fields = fields(": keep-alive\nfoo: bar\n\n");
    assertThat(fields.get(0).comment()).isTrue();
    assertThat(fields.get(1).known()).isFalse();
  }

  @Test
  void does_not_take_a_byte_order_mark_for_a_part_of_the_name() {
    assertThat(fields("\uFEFFdata: a\n\n")).containsExactly(new SseField("data", "a"));
  }

  private static List<SseField> fields(String frame) {
    return SseField.of(frame.getBytes(UTF_8));
  }
}
