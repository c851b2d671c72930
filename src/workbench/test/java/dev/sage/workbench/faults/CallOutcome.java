package dev.sage.workbench.faults;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.StreamEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sees of one call.
 *
 * @param terminals how many terminal events there were
 * @param waits before each attempt but the first; unknown, and empty, where it is not streamed
 * @param said everything, as text
 */
record CallOutcome(
    int terminals, List<Duration> waits, String text, @Nullable LlmError error, String said) {

  static CallOutcome streamed(Llm llm, ChatRequest request) {
    var terminals = 0;
    var waits = new ArrayList<Duration>();
    var text = new StringBuilder();
    var said = new StringBuilder();
    LlmError error = null;
    try (var stream = llm.stream(request)) {
      for (var event : stream.events()) {
        terminals += event.terminal() ? 1 : 0;
        if (event instanceof StreamEvent.Text delta) {
          text.append(delta.value());
        } else {
          said.append(event);
        }
        if (event instanceof StreamEvent.Retrying retrying) {
          waits.add(retrying.delay());
        }
        error = event instanceof StreamEvent.Failure failure ? failure.error() : null;
      }
    }
    return new CallOutcome(terminals, waits, text.toString(), error, said.toString());
  }

  static CallOutcome whole(Llm llm, ChatRequest request) {
    try {
      var response = llm.chat(request);
      return new CallOutcome(1, List.of(), response.text(), null, response.toString());
    } catch (LlmException failed) {
      var error = failed.error();
      return new CallOutcome(1, List.of(), error.partialText(), error, failed.toString());
    }
  }
}
