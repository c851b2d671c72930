package dev.sage.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.redaction.Redactor;
import dev.sage.simulator.Speed;
import dev.sage.workbench.Home;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Calls that are cancelled at their events: they end at once, and nothing of them is left. */
class CancelledCallTest {

  static final List<String> PROVIDERS = FaultSide.PROVIDERS;
  private static final int NEVER = Integer.MAX_VALUE;

  /** Slow enough for an event a packet. */
  private static final Speed SPEED = new Speed(Duration.ZERO, 2_000, 0, 0);

  private static final int STEP = 7;

  @TempDir Path folder;

  private Store store;
  private FaultSide side;

  @BeforeEach
  void start() throws IOException {
    var redactor = Redactor.create();
    store = Store.open(new Home(folder.resolve("home")), redactor, _ -> {});
    side = FaultSide.start(redactor, store, SPEED);
  }

  @AfterEach
  void stop() {
    side.close();
    store.close();
  }

  /** The events of a call, and how long the terminal one took after the cancel. */
  private record Run(List<StreamEvent> events, Duration toEnd) {}

  @ParameterizedTest
  @FieldSource("PROVIDERS")
  void it_ends_at_once_with_what_had_come_and_the_store_has_it_so(String provider)
      throws InterruptedException {
    int count = run(provider, NEVER, "sound").events().size();
    var waits = new ArrayList<Duration>();
    for (int at = 0; at < count - 1; at += at < STEP ? 1 : STEP) {
      var id = provider + "-" + at;
      var run = run(provider, at, id);
      assertThat(run.events().stream().filter(StreamEvent::terminal)).as(id).hasSize(1);
      if (check(id, run.events())) {
        waits.add(run.toEnd());
      }
    }
    assertThat(waits).hasSizeGreaterThan(2);

    waits.sort(Comparator.naturalOrder());
    assertThat(waits.get(waits.size() / 2)).isLessThan(Duration.ofSeconds(1));
    side.closeClient();
    Leftovers.awaitNoThread("sage-watchdog");
  }

  /** Returns whether it was cancelled: its end may have been read together with the event. */
  private boolean check(String id, List<StreamEvent> events) throws InterruptedException {
    store.flush();
    var status = store.call(id).orElseThrow().status();
    assertThat(store.content(id).orElseThrow().text()).as(id).isEqualTo(text(events));
    if (!(events.getLast() instanceof StreamEvent.Failure(LlmError error, _, _))) {
      assertThat(status).as(id).isEqualTo(CallStatus.COMPLETE);
      return false;
    }
    assertThat(error.kind()).isEqualTo(LlmError.Kind.CANCELLED);
    assertThat(error.reason()).isEqualTo("enough");
    assertThat(error.partialText()).as(id).isEqualTo(text(events));
    assertThat(status).as(id).isEqualTo(CallStatus.CANCELLED);
    return true;
  }

  private Run run(String provider, int at, String id) {
    var events = new ArrayList<StreamEvent>();
    long cancelled = 0;
    var request =
        ChatRequest.builder(provider + "/clean")
            .message(Message.user("Tell me about tides."))
            .requestId(id)
            .build();
    try (var stream = side.llm().stream(request)) {
      for (var event : stream.events()) {
        events.add(event);
        if (events.size() - 1 == at) {
          cancelled = System.nanoTime();
          stream.cancel("enough");
        }
      }
    }
    return new Run(events, Duration.ofNanos(System.nanoTime() - cancelled));
  }

  private static String text(List<StreamEvent> events) {
    var text = new StringBuilder();
    for (var event : events) {
      text.append(event instanceof StreamEvent.Text delta ? delta.value() : "");
    }
    return text.toString();
  }
}
