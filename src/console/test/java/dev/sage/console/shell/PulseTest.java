package dev.sage.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ui.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;

class PulseTest {
  private final AtomicLong now = new AtomicLong();
  private final Pulse pulse = new Pulse(now::get);
  private final List<String> drained = new ArrayList<>();

  @Test
  void asks_every_sink_within_the_budget() {
    pulse.add(sink("a", 1_000_000));
    pulse.add(sink("b", 1_000_000));
    assertThat(pulse.drainAll()).isFalse();
    assertThat(drained).containsExactly("a", "b");
  }

  @Test
  void begins_with_who_came_too_late_the_pulse_before() {
    pulse.add(sink("a", Pulse.BUDGET_NANOS));
    pulse.add(sink("b", 0));
    pulse.add(sink("c", 0));
    assertThat(pulse.drainAll()).isTrue();
    assertThat(drained).containsExactly("a");
    drained.clear();
    assertThat(pulse.drainAll()).isFalse();
    assertThat(drained).containsExactly("b", "c", "a");
  }

  @Test
  void shows_everything_that_producers_gather_while_it_runs() {
    try (Ui ui = Ui.open(100, 100, Pane::new)) {
      assertThat(ui.scene()).isNotNull();
      Pulse real = new Pulse();
      ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();
      AtomicInteger shown = new AtomicInteger();
      AtomicInteger drains = new AtomicInteger();
      real.add(
          deadline -> {
            drains.incrementAndGet();
            while (queue.poll() != null) {
              shown.incrementAndGet();
            }
            return false;
          });
      for (int i = 0; i < 20_000; i++) {
        queue.add(i);
        real.wake();
      }
      Ui.await("all shown", () -> shown.get() == 20_000);
      assertThat(drains.get()).isLessThan(2_000);
    }
  }

  private Pulse.Sink sink(String name, long nanos) {
    return deadline -> {
      drained.add(name);
      now.addAndGet(nanos);
      return false;
    };
  }
}
