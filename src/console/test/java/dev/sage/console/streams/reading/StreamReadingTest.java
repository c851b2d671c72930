package dev.sage.console.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.StreamEvent.ToolFault;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamReadingTest {
  private final StreamReading reading = new StreamReading();

  @Test
  void gives_back_the_events_of_each_frame() {
    StreamEvent text = new StreamEvent.Text(0, "Hello");
    StreamEvent warning = new StreamEvent.Warning("odd", "Odd.");
    add(text);
    add();
    add(new StreamEvent.Text(0, " world"), warning);
    assertThat(reading.events(0)).containsExactly(text);
    assertThat(reading.events(1)).isEmpty();
    assertThat(reading.events(2)).containsExactly(new StreamEvent.Text(0, " world"), warning);
    assertThat(reading.events(3)).isEmpty();
  }

  @Test
  void puts_the_message_together_as_it_stood_at_a_frame() {
    add(new StreamEvent.Reasoning(0, "Hm. "));
    add(new StreamEvent.Text(1, "The "));
    add(new StreamEvent.Text(1, "answer"));
    assertThat(reading.messageAt(1)).isEqualTo(new Message("The ", "Hm. ", "", List.of()));
    assertThat(reading.messageAt(99).text()).isEqualTo("The answer");
  }

  @Test
  void lets_tool_arguments_grow_and_says_how_they_turned_out() {
    add(new StreamEvent.ToolCallDelta(0, "call_1", "read", ""));
    add(new StreamEvent.ToolCallDelta(0, null, null, "{\"path\":"));
    add(new StreamEvent.ToolCallDelta(0, null, null, "1}"));
    add(new StreamEvent.ToolCall(0, "call_1", "read", "{\"path\":1}", null));
    assertThat(reading.messageAt(1).tools())
        .containsExactly(new Message.Tool("call_1", "read", "{\"path\":", Message.State.BUILDING));
    assertThat(reading.messageAt(3).tools())
        .containsExactly(new Message.Tool("call_1", "read", "{\"path\":1}", Message.State.VALID));
  }

  @Test
  void marks_a_tool_call_that_must_not_be_executed() {
    add(new StreamEvent.ToolCall(2, "call_1", "read", "{", ToolFault.MALFORMED_JSON));
    assertThat(reading.messageAt(0).tools().getFirst().state()).isEqualTo(Message.State.INVALID);
  }

  @Test
  void keeps_the_order_of_many_frames() {
    for (int i = 0; i < 2_000; i++) {
      add(new StreamEvent.Text(0, i + " "));
    }
    assertThat(reading.frames()).isEqualTo(2_000);
    assertThat(reading.events(1_234)).containsExactly(new StreamEvent.Text(0, "1234 "));
    assertThat(reading.messageAt(3).text()).isEqualTo("0 1 2 3 ");
  }

  private void add(StreamEvent... events) {
    reading.add(List.of(events), FrameNote.NONE);
  }
}
