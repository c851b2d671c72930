package dev.sage.console.compare.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.StreamEvent;
import org.junit.jupiter.api.Test;

class ToolModelTest {
  private final ToolModel tool = new ToolModel();

  @Test
  void grows_piece_by_piece() {
    tool.add(new StreamEvent.ToolCallDelta(0, "c1", "write_file", "{\"path\":"));
    tool.add(new StreamEvent.ToolCallDelta(0, null, null, "\"a\"}"));
    assertThat(tool.name()).isEqualTo("write_file");
    assertThat(tool.arguments()).hasToString("{\"path\":\"a\"}");
    assertThat(tool.state()).isEqualTo(ToolModel.State.BUILDING);
  }

  @Test
  void is_valid_when_it_is_whole_and_sound() {
    tool.add(new StreamEvent.ToolCallDelta(0, "c1", "write_file", "{}"));
    tool.whole(new StreamEvent.ToolCall(0, "c1", "write_file", "{}", null));
    tool.over();
    assertThat(tool.state()).isEqualTo(ToolModel.State.VALID);
  }

  @Test
  void keeps_what_the_model_wrote_where_it_is_no_JSON() {
    tool.add(new StreamEvent.ToolCallDelta(0, "c1", "write_file", "{\"pa"));
    tool.whole(
        new StreamEvent.ToolCall(
            0, "c1", "write_file", "{}", StreamEvent.ToolFault.MALFORMED_JSON));
    assertThat(tool.arguments()).hasToString("{\"pa");
    assertThat(tool.state()).isEqualTo(ToolModel.State.INVALID);
    assertThat(tool.fault()).isEqualTo(StreamEvent.ToolFault.MALFORMED_JSON);
  }

  @Test
  void stays_unfinished_where_the_stream_ends_before_it() {
    tool.add(new StreamEvent.ToolCallDelta(0, "c1", "write_file", "{\"pa"));
    tool.over();
    assertThat(tool.state()).isEqualTo(ToolModel.State.UNFINISHED);
  }
}
