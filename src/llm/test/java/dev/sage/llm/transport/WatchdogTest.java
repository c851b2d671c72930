package dev.sage.llm.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.Timeouts;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicReference<@Nullable Thread> watching = new AtomicReference<>();

  /** The clock, which also tells of the watchdog's own looks at it. */
  private long now() {
    if (Thread.currentThread().getName().equals("sage-watchdog")) {
      watching.set(Thread.currentThread());
      looks.incrementAndGet();
    }
    return System.nanoTime();
  }

  @Test
  void ends_when_it_is_closed_and_its_last_attempt_is_over() throws InterruptedException {
    var watchdog = new Watchdog(this::now);
    var first = new AttemptGuard(Timeouts.DEFAULT, watchdog, System::nanoTime);
    var last = new AttemptGuard(Timeouts.DEFAULT, watchdog, System::nanoTime);
    look(watchdog);
    watchdog.close();
    look(watchdog);
    first.finish();
    look(watchdog);
    assertThat(thread().isAlive()).isTrue();
    last.finish();
    thread().join(Duration.ofMinutes(1));
    assertThat(thread().isAlive()).isFalse();
  }

  @Test
  void goes_on_after_its_last_attempt_while_it_is_open() throws InterruptedException {
    var watchdog = new Watchdog(this::now);
    new AttemptGuard(Timeouts.DEFAULT, watchdog, System::nanoTime).finish();
    look(watchdog);
    assertThat(thread().isAlive()).isTrue();
    watchdog.close();
    thread().join(Duration.ofMinutes(1));
    assertThat(thread().isAlive()).isFalse();
  }

  /** Waits until it has looked, from the beginning, at least once since the call. */
  private void look(Watchdog watchdog) {
    int before = looks.get();
    // A look reads the clock once or twice: the fifth time is of another one, begun since.
    while (looks.get() < before + 5) {
      watchdog.noteDeadline(System.nanoTime());
      Thread.onSpinWait();
    }
  }

  private Thread thread() {
    return java.util.Objects.requireNonNull(watching.get());
  }
}
