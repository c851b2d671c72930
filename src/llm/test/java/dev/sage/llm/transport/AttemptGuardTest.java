package dev.sage.llm.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.Timeouts;
import dev.sage.llm.transport.AttemptGuard.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The timers by an injected clock; the watchdog is asked to look instead of waiting for it. */
class AttemptGuardTest {

  private static final Timeouts LIMITS =
      new Timeouts(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(4),
          Duration.ofSeconds(100));

  private final AtomicLong now = new AtomicLong(-5_000_000_000L);
  private final AtomicInteger aborts = new AtomicInteger();
  private final Watchdog watchdog = new Watchdog(now::get);
  private final AttemptGuard guard = new AttemptGuard(LIMITS, watchdog, now::get);

  @Test
  void each_phase_has_its_own_timer() {
    pass(Duration.ofMillis(999));
    guard.enter(Timer.HEADERS);
    pass(Duration.ofMillis(1999));
    guard.enter(Timer.FIRST_TOKEN);
    pass(Duration.ofMillis(2999));
    guard.content(now.get());
    assertThat(guard.timer()).isEqualTo(Timer.IDLE);
    pass(Duration.ofMillis(3999));
    assertThat(guard.verdict()).isNull();

    pass(Duration.ofMillis(1));

    assertThat(guard.verdict()).isEqualTo(new Verdict.Expired(Timer.IDLE, Duration.ofSeconds(4)));
  }

  @Test
  void a_timer_may_be_as_good_as_endless() {
    var endless = Duration.ofSeconds(Long.MAX_VALUE);
    var patient =
        new AttemptGuard(
            new Timeouts(endless, endless, endless, endless, endless), watchdog, now::get);
    patient.sending();
    patient.enter(Timer.FIRST_TOKEN);
    pass(Duration.ofDays(36_000));

    assertThat(patient.verdict()).isNull();
  }

  @Test
  void content_starts_the_idle_timer_anew() {
    guard.enter(Timer.FIRST_TOKEN);
    for (int i = 0; i < 20; i++) {
      guard.content(now.get());
      pass(Duration.ofSeconds(3));
    }

    assertThat(guard.verdict()).isNull();
  }

  @Test
  void total_runs_from_the_first_byte_sent() {
    guard.sending();
    for (int i = 0; i < 34; i++) {
      guard.content(now.get());
      pass(Duration.ofSeconds(3));
    }

    assertThat(guard.verdict())
        .isEqualTo(new Verdict.Expired(Timer.TOTAL, Duration.ofSeconds(100)));
  }

  @Test
  void the_first_verdict_stays() {
    guard.onAbort(aborts::incrementAndGet);

    assertThat(guard.finish()).isTrue();
    guard.cancel("late");
    pass(Duration.ofHours(1));

    assertThat(guard.verdict()).isInstanceOf(Verdict.Finished.class);
    assertThat(aborts).hasValue(0);
  }

  @Test
  void a_cancel_aborts_once_and_keeps_its_reason() {
    guard.onAbort(aborts::incrementAndGet);

    guard.cancel("first");
    guard.cancel("second");

    assertThat(guard.finish()).isFalse();
    assertThat(guard.verdict()).isEqualTo(new Verdict.Cancelled("first"));
    assertThat(aborts).hasValue(1);
  }

  @Test
  void an_abort_that_is_set_too_late_runs_at_once() {
    guard.cancel("early");

    guard.onAbort(aborts::incrementAndGet);

    assertThat(aborts).hasValue(1);
  }

  @Test
  void timer_cancel_and_result_at_one_moment_have_one_winner() throws Exception {
    for (int round = 0; round < 300; round++) {
      var racing = new AttemptGuard(LIMITS, watchdog, now::get);
      var won = new AtomicInteger();
      racing.onAbort(won::incrementAndGet);
      now.addAndGet(Duration.ofSeconds(2).toNanos());
      var start = new CountDownLatch(1);
      List<Runnable> racers =
          List.of(
              () -> racing.cancel("race"),
              () -> racing.check(now.get()),
              () -> won.addAndGet(racing.finish() ? 1 : 0));
      var threads = new ArrayList<Thread>();
      for (var racer : racers) {
        threads.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      try {
                        start.await();
                      } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                      }
                      racer.run();
                    }));
      }
      start.countDown();
      for (var thread : threads) {
        thread.join();
      }
      // The watchdog's own thread may have won, and be on its way to say so.
      long patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (won.get() == 0 && System.nanoTime() < patience) {
        Thread.onSpinWait();
      }

      assertThat(won).hasValue(1);
    }
  }

  @Test
  void the_watchdog_wakes_by_itself() throws Exception {
    var aborted = new CountDownLatch(1);
    try (var real = new Watchdog(System::nanoTime)) {
      var watched =
          new AttemptGuard(LIMITS.withConnect(Duration.ofMillis(5)), real, System::nanoTime);
      watched.onAbort(aborted::countDown);

      aborted.await();

      assertThat(watched.verdict())
          .isEqualTo(new Verdict.Expired(Timer.CONNECT, Duration.ofMillis(5)));
    }
  }

  @Test
  void an_abort_that_is_set_behind_the_result_does_not_run() {
    guard.finish();

    guard.onAbort(aborts::incrementAndGet);

    assertThat(aborts).hasValue(0);
  }

  @Test
  void the_watchdog_knows_the_earliest_of_many_deadlines() {
    for (int seconds = 1; seconds < 40; seconds++) {
      watch(Duration.ofSeconds(seconds * 7 % 40 + 1));
    }

    assertThat(watchdog.look()).isEqualTo(now.get() + Duration.ofSeconds(1).toNanos());
  }

  @Test
  void a_timer_that_comes_nearer_wakes_a_watchdog_that_sleeps() throws Exception {
    var aborted = new CountDownLatch(1);
    var others = watchdogs();
    try (var real = new Watchdog(System::nanoTime)) {
      var limits = LIMITS.withConnect(Duration.ofHours(1)).withHeaders(Duration.ofMillis(5));
      var watched = new AttemptGuard(limits, real, System::nanoTime);
      watched.onAbort(aborted::countDown);
      var thread = added(others);
      while (thread.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }

      watched.enter(Timer.HEADERS);

      aborted.await();
      assertThat(watched.verdict())
          .isEqualTo(new Verdict.Expired(Timer.HEADERS, Duration.ofMillis(5)));
    }
  }

  @Test
  void a_closed_watchdog_still_ends_the_attempt_that_runs_and_then_itself() throws Exception {
    var others = watchdogs();
    var real = new Watchdog(System::nanoTime);
    var watched =
        new AttemptGuard(LIMITS.withConnect(Duration.ofMillis(50)), real, System::nanoTime);
    var thread = added(others);

    real.close();

    assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    assertThat(watched.verdict()).isInstanceOf(Verdict.Expired.class);
  }

  private static Set<Thread> watchdogs() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("sage-watchdog"))
        .collect(Collectors.toSet());
  }

  private static Thread added(Set<Thread> before) {
    var now = watchdogs();
    now.removeAll(before);
    assertThat(now).hasSize(1);
    return now.iterator().next();
  }

  private void watch(Duration connect) {
    watchdog.watch(new AttemptGuard(LIMITS.withConnect(connect), watchdog, now::get));
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
    watchdog.look();
  }
}
