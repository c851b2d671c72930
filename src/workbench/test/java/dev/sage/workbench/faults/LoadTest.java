package dev.sage.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.FinishReason;
import dev.sage.llm.Llm;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timeouts;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.secret.Secret;
import dev.sage.simulator.Simulator;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.simulator.Speed;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Many streams and long ones: that they complete, what they hold on to, and that nothing is left.
 */
class LoadTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final long MEBIBYTE = 1 << 20;

  private Simulator simulator;
  private Llm llm;

  @BeforeEach
  void start() throws IOException {
    simulator = Simulator.start(SimulatorOptions.DEFAULT.withSpeed(Speed.INSTANT));
    llm =
        Llm.builder()
            .environment(Map.of())
            .endpoint(Endpoint.openAiChat("sim", simulator.openAiUrl(), Secret.of(simulator.key())))
            .build();
  }

  @AfterEach
  void stop() {
    llm.close();
    Leftovers.awaitNoThread("sage-");
    Leftovers.await(() -> simulator.connections() == 0);
    simulator.close();
  }

  @Test
  void two_hundred_parallel_streams_complete_on_few_threads() throws Exception {
    int streams = 200;
    int before = platformThreads();
    var allStarted = new CountDownLatch(streams);
    var runs = new ArrayList<Callable<String>>();
    for (int i = 0; i < streams; i++) {
      runs.add(
          () -> {
            var text = new StringBuilder();
            try (var stream = llm.stream(request("clean"))) {
              stream
                  .events()
                  .forEach(
                      event -> {
                        if (event instanceof StreamEvent.Started) {
                          allStarted.countDown();
                          await(allStarted);
                        }
                        text.append(event instanceof StreamEvent.Text delta ? delta.value() : "");
                      });
            }
            return text.toString();
          });
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = runs.stream().map(threads::submit).toList();
      allStarted.await();
      assertThat(platformThreads() - before).isLessThanOrEqualTo(30);
      var texts = new ArrayList<String>();
      for (var run : running) {
        texts.add(run.get());
      }
      assertThat(texts).hasSize(streams).allMatch(texts.getFirst()::equals);
    }
  }

  @ParameterizedTest
  @CsvSource({"fault-tiny-events, 20000", "fault-million-events, 1000000"})
  void a_long_stream_is_pulled_event_by_event_and_not_held(String model, int events) {
    long used = usedAfterCollection();
    long most = 0;
    long texts = 0;
    FinishReason end = null;
    try (var stream = llm.stream(request(model))) {
      for (var event : stream.events()) {
        texts += event instanceof StreamEvent.Text ? 1 : 0;
        if (texts % 250_000 == 249_999) {
          most = Math.max(most, usedAfterCollection() - used);
        }
        end = event instanceof StreamEvent.End value ? value.finishReason() : end;
      }
    }

    assertThat(end).isEqualTo(FinishReason.STOP);
    assertThat(texts).isGreaterThan(events);
    // The text of a million events, some 8 bytes each, is kept; the events are not.
    assertThat(most).isLessThan(64 * MEBIBYTE);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static int platformThreads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static long usedAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static ChatRequest request(String model) {
    return ChatRequest.builder("sim/" + model)
        .message(Message.user("Tell me about tides."))
        .timeouts(new Timeouts(LONG, LONG, LONG, LONG, LONG))
        .build();
  }
}
