package dev.sage.console.streams.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.SampleCall;
import dev.sage.console.streams.SampleCalls;
import dev.sage.console.streams.reading.CallReading;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlineTest {
  @TempDir private Path home;

  @Test
  void an_answer_in_one_piece_has_a_sentence_too() throws Exception {
    try (SampleCalls calls = new SampleCalls(home)) {
      assertThat(headline(calls, calls.clean("whole", 1)))
          .matches("The answer came in one piece, .* after the request\\.");
    }
  }

  @Test
  void an_empty_delta_is_a_note_and_no_headline() throws Exception {
    try (SampleCalls calls = new SampleCalls(home)) {
      SampleCall call =
          calls.openAi("empty").at(10).role().at(20).chunk("{\"content\":\"\"}").at(40).text("a");
      call.at(60).text("b").at(80).text("c");
      assertThat(headline(calls, call.finish("stop").usage(1, 2).done().complete()))
          .startsWith("An even stream");
    }
  }

  private static String headline(SampleCalls calls, String id) throws Exception {
    calls.flush();
    CallReading reading = new CallReading(calls.store(), id, SampleCalls.FORMATS);
    assertThat(reading.look()).isPresent();
    while (reading.readOn()) {
      // One slice after the other, until all is read.
    }
    return Headline.of(reading.now().orElseThrow());
  }
}
