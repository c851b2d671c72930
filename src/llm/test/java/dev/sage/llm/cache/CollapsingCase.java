package dev.sage.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatStream;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.Provider;
import dev.sage.llm.provider.fake.FakeAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What the tests of equal calls at the same time share: calls on threads of their own. */
abstract class CollapsingCase extends CacheCase {

  static final Duration LONG = Duration.ofMinutes(10);

  final PlainStore store = new PlainStore();
  final ResponseCache cache = ResponseCache.builder().store(store).patience(LONG).build();

  /** A call on a thread of its own. */
  static final class Running {
    final ChatStream stream;
    final Thread thread;
    final AtomicReference<@Nullable List<StreamEvent>> events = new AtomicReference<>();

    Running(Llm llm, ChatRequest request) {
      stream = llm.stream(request);
      thread = Thread.ofVirtual().start(() -> events.set(events(stream)));
    }

    List<StreamEvent> join() throws InterruptedException {
      thread.join();
      return java.util.Objects.requireNonNull(events.get());
    }

    /** Waits until its thread waits, or has come to its end before anybody looked. */
    Running waits() {
      until(
          () ->
              thread.getState() == Thread.State.TIMED_WAITING
                  || thread.getState() == Thread.State.TERMINATED);
      return this;
    }

    String text() throws InterruptedException {
      var text = new StringBuilder();
      for (var event : join()) {
        text.append(event instanceof StreamEvent.Text part ? part.value() : "");
      }
      return text.toString();
    }

    boolean cached() throws InterruptedException {
      return join().getFirst() instanceof StreamEvent.Started started && started.cached();
    }

    LlmError error() throws InterruptedException {
      assertThat(join().getLast()).isInstanceOf(StreamEvent.Failure.class);
      return ((StreamEvent.Failure) join().getLast()).error();
    }
  }

  static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  Llm client(Provider provider) {
    return client(provider, cache);
  }

  static Llm client(Provider provider, ResponseCache cache) {
    return Llm.builder()
        .environment(Map.of())
        .provider(provider)
        .cache(cache)
        .sleeper((_, _) -> {})
        .build();
  }

  static FakeAnswer hanging() {
    return FakeAnswer.builder().pause(LONG).say("never").build();
  }
}
