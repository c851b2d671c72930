package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.reading.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagePartsTest {
  @Test
  void folds_the_reasoning_behind_its_heading_once_there_is_an_answer() {
    Message answered = new Message("Four.", "Two and two.", "", List.of());
    assertThat(text(answered, true)).contains("Reasoning", "Four.").doesNotContain("Two and two.");
    assertThat(text(answered, false)).contains("Two and two.", "Four.");
  }

  @Test
  void shows_the_reasoning_as_long_as_there_is_nothing_else() {
    Message thinking = new Message("", "Two and two.", "", List.of());
    assertThat(text(thinking, true)).contains("Two and two.");
  }

  @Test
  void shows_the_end_of_a_message_of_16_MiB() {
    Message huge = new Message("x".repeat(16 << 20) + "end", "", "", List.of());
    assertThat(text(huge, true))
        .hasSizeLessThan(2 * MessageParts.STEP + 200)
        .contains("not shown here")
        .endsWith("end");
  }

  private static String text(Message message, boolean folded) {
    return String.join(
        "", MessageParts.of(message, folded).stream().map(MessageParts.Part::text).toList());
  }
}
