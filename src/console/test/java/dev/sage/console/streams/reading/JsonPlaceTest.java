package dev.sage.console.streams.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.control.ByteRange;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonPlaceTest {
  private static final String CHUNK =
      "event: x\r\ndata: {\"id\" : 7, \"choices\":[{\"delta\":{\"content\":\"Grüße \\\"a\\\"\"},"
          + "\"n\":-1.5e3}, null]}\r\n\r\n";

  @Test
  void finds_a_member_with_its_name() {
    assertThat(at(CHUNK, "id")).isEqualTo("\"id\" : 7");
    assertThat(at(CHUNK, "choices", 0, "delta", "content"))
        .isEqualTo("\"content\":\"Grüße \\\"a\\\"\"");
    assertThat(at(CHUNK, "choices", 0, "n")).isEqualTo("\"n\":-1.5e3");
  }

  @Test
  void finds_objects_arrays_and_elements_whole() {
    assertThat(at(CHUNK, "choices", 0, "delta"))
        .isEqualTo("\"delta\":{\"content\":\"Grüße \\\"a\\\"\"}");
    assertThat(at(CHUNK, "choices", 1)).isEqualTo("null");
    assertThat(at(CHUNK, "choices")).startsWith("\"choices\":[{").endsWith(" null]");
  }

  @Test
  void finds_what_stands_in_another_line_of_data_or_over_two() {
    String frame = ": hi\ndata: {\"a\":\ndata:[1,\ndata: 23]}\n\n";
    assertThat(at(frame, "a", 1)).isEqualTo("23");
    assertThat(at(frame, "a")).isEqualTo("\"a\":\ndata:[1,\ndata: 23]");
  }

  @Test
  void finds_it_in_lines_of_json_elements_of_an_array_and_whole_bodies() {
    assertThat(at("{\"done\":true}\n", "done")).isEqualTo("\"done\":true");
    assertThat(at("\n,\r\n{\"text\":\"a\"}", "text")).isEqualTo("\"text\":\"a\"");
    byte[] body = " [1, {\"b\": 2}]".getBytes(UTF_8);
    ByteRange found = JsonPlace.of(body, true, List.of(1, "b")).orElseThrow();
    assertThat(text(body, found)).isEqualTo("\"b\": 2");
  }

  @Test
  void of_two_members_with_one_name_the_last_is_shown() {
    assertThat(at("{\"a\":1,\"a\":2}", "a")).isEqualTo("\"a\":2");
  }

  @Test
  void finds_nothing_where_nothing_is() {
    for (String frame : List.of("", "data: [DONE]\n\n", ": ping\n\n", "{\"a\":", "data: {}\n\n")) {
      assertThat(JsonPlace.of(frame.getBytes(UTF_8), false, List.of("a"))).as(frame).isEmpty();
    }
    assertThat(JsonPlace.of(CHUNK.getBytes(UTF_8), false, List.of("choices", 2))).isEmpty();
    assertThat(JsonPlace.of(CHUNK.getBytes(UTF_8), false, List.of("id", "x"))).isEmpty();
  }

  @Test
  void a_byte_belongs_to_the_innermost_member_around_it() {
    assertThat(member(CHUNK, "\"id")).containsExactly("id");
    assertThat(member(CHUNK, ": 7")).containsExactly("id");
    assertThat(member(CHUNK, "7, ")).containsExactly("id");
    assertThat(member(CHUNK, "ße ")).containsExactly("choices", 0, "delta", "content");
    assertThat(member(CHUNK, "},\"n")).containsExactly("choices", 0, "delta");
    assertThat(member(CHUNK, "-1.5")).containsExactly("choices", 0, "n");
    assertThat(member(CHUNK, "null")).containsExactly("choices", 1);
    assertThat(member(CHUNK, "[{")).containsExactly("choices");
    assertThat(member(CHUNK, "{\"delta")).containsExactly("choices", 0);
  }

  @Test
  void a_byte_between_members_belongs_to_what_has_them() {
    assertThat(member(CHUNK, ",\"n")).containsExactly("choices", 0);
    assertThat(member(CHUNK, ", null")).containsExactly("choices");
    assertThat(member(CHUNK, "{\"id")).isEmpty();
  }

  @Test
  void a_byte_beside_the_data_belongs_to_none() {
    for (String beside : List.of("event", "x\r", "\ndata", ": {", "\r\n\r\n")) {
      assertThat(member(CHUNK, beside)).as(beside).isEmpty();
    }
  }

  @Test
  void a_byte_is_found_over_two_lines_of_data_and_in_bare_values() {
    String frame = ": hi\ndata: {\"a\":\ndata:[1,\ndata: 23]}\n\n";
    assertThat(member(frame, "3]")).containsExactly("a", 1);
    assertThat(member(frame, "[1")).containsExactly("a");
    assertThat(member(frame, "\ndata:[")).isEmpty();
    assertThat(member("\n,\r\n{\"text\":\"a\"}", "ext")).containsExactly("text");
    byte[] body = " [1, {\"b\": 2}]".getBytes(UTF_8);
    assertThat(JsonPlace.at(body, true, 11)).containsExactly(1, "b");
  }

  @Test
  void of_two_members_with_one_name_the_first_belongs_to_what_has_them() {
    assertThat(member("{\"o\":{\"a\":1,\"a\":2}}", "1")).containsExactly("o");
    assertThat(member("{\"o\":{\"a\":1,\"a\":2}}", "2")).containsExactly("o", "a");
  }

  @Test
  void a_byte_of_what_is_no_json_belongs_to_none() {
    assertThat(member("data: [DONE]\n\n", "DONE")).isEmpty();
    assertThat(member("data: no\n\n", "no")).isEmpty();
  }

  /** What the byte belongs to that the part begins with. */
  private static List<Object> member(String frame, String part) {
    int at = frame.substring(0, frame.indexOf(part)).getBytes(UTF_8).length;
    return JsonPlace.at(frame.getBytes(UTF_8), false, at);
  }

  private static String at(String frame, Object... path) {
    byte[] bytes = frame.getBytes(UTF_8);
    return text(bytes, JsonPlace.of(bytes, false, List.of(path)).orElseThrow());
  }

  private static String text(byte[] bytes, ByteRange range) {
    return new String(Arrays.copyOfRange(bytes, range.from(), range.to()), UTF_8);
  }
}
