package dev.sage.console.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.StreamEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventPlaceTest {
  private static final JsonNode CHUNK =
      JsonMapper.builder()
          .build()
          .readTree(
              "{\"id\":\"x\",\"choices\":[{\"delta\":{\"content\":\"hi\"}},"
                  + "{\"delta\":{\"content\":\"hi\",\"tool\":{\"name\":\"f\",\"arguments\":{}}}}]}");

  @Test
  void a_piece_of_text_is_the_member_that_has_it() {
    assertThat(EventPlace.of(CHUNK, List.of(new StreamEvent.Text(0, "hi")), 0))
        .containsExactly("choices", 0, "delta", "content");
  }

  @Test
  void of_two_that_say_the_same_the_second_stands_behind_the_first() {
    List<StreamEvent> events =
        List.of(new StreamEvent.Text(0, "hi"), new StreamEvent.Text(1, "hi"));
    assertThat(EventPlace.of(CHUNK, events, 1)).containsExactly("choices", 1, "delta", "content");
  }

  @Test
  void arguments_that_are_no_text_there_are_found_by_the_name_of_the_tool() {
    StreamEvent call = new StreamEvent.ToolCallDelta(0, "call_0", "f", "{}");
    assertThat(EventPlace.of(CHUNK, List.of(call), 0))
        .containsExactly("choices", 1, "delta", "tool", "name");
  }

  @Test
  void what_no_member_says_is_nowhere() {
    for (StreamEvent event :
        List.of(new StreamEvent.Text(0, "other"), new StreamEvent.Text(0, ""))) {
      assertThat(EventPlace.of(CHUNK, List.of(event), 0)).isEmpty();
    }
  }
}
