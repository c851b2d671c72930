package dev.sage.console.streams.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.control.StatusIcon;
import dev.sage.console.streams.SampleCall;
import dev.sage.console.streams.SampleCalls;
import dev.sage.workbench.store.StoredCall;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list says which of the calls that ended well are worth a look. */
class CallStateTest {
  @TempDir private Path folder;

  @Test
  void a_stream_that_stalled_is_not_called_fine() throws Exception {
    try (SampleCalls calls = new SampleCalls(folder)) {
      StoredCall even = stored(calls, texts(calls.openAi("even"), 20));
      StoredCall stalled = stored(calls, texts(calls.openAi("stalled"), 2_000));

      assertThat(CallState.icon(even)).isEqualTo(StatusIcon.State.OK);
      assertThat(CallState.mark(even)).isEmpty();
      assertThat(CallState.icon(stalled)).isEqualTo(StatusIcon.State.WARNING);
      assertThat(CallState.mark(stalled)).isEqualTo("1 stall");
    }
  }

  /** Ten pieces 20 ms apart, and the last so long after them. */
  private static String texts(SampleCall call, long silence) {
    SampleCall at = call.at(100).role();
    for (int i = 0; i < 10; i++) {
      at = at.at(120 + 20 * i).text("word ");
    }
    long last = 300 + silence;
    return at.at(last).text("end").finish("stop").usage(5, 11).done().complete();
  }

  private static StoredCall stored(SampleCalls calls, String id) throws InterruptedException {
    calls.flush();
    return calls.store().call(id).orElseThrow();
  }
}
