package dev.sage.simulator.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.simulator.Speed;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PacerTest {
  /** Time that passes only by sleeping. */
  private static final class Sleeper implements Clock {
    private long now;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void sleepUntil(long nanos) {
      now = Math.max(now, nanos);
    }

    long millis() {
      return now / 1_000_000;
    }
  }

  private final Sleeper clock = new Sleeper();

  private Pacer pacer(Speed speed, Voice voice, double tempo) {
    return new Pacer(speed, voice, tempo, new SplittableRandom(1), clock);
  }

  @Test
  void waits_as_long_as_the_tokens_take() throws InterruptedException {
    var pacer = pacer(new Speed(Duration.ofMillis(300), 50, 0, 1), Voice.OPENAI, 1);

    pacer.firstToken(1);
    assertThat(clock.millis()).isEqualTo(300);
    pacer.beats(10);
    assertThat(clock.millis()).isEqualTo(500);
    pacer.silence(Duration.ofSeconds(2));
    assertThat(clock.millis()).isEqualTo(2500);
  }

  @Test
  void speaks_with_the_vendors_voice_and_the_scenarios_tempo() throws InterruptedException {
    var pacer = pacer(new Speed(Duration.ofMillis(100), 50, 0, 1), Voice.ANTHROPIC, 5);

    pacer.firstToken(1);
    assertThat(clock.millis()).isEqualTo(135);
    pacer.beats(40);
    assertThat(clock.millis()).isEqualTo(335);
  }

  @Test
  void jitter_strays_but_keeps_the_mean() throws InterruptedException {
    var pacer = pacer(new Speed(Duration.ZERO, 100, 1, 1), Voice.OPENAI, 1);

    for (int i = 0; i < 10_000; i++) {
      pacer.beats(1);
    }

    assertThat(clock.millis()).isBetween(95_000L, 105_000L).isNotEqualTo(100_000L);
  }

  @Test
  void instant_never_waits_but_still_hears_that_the_client_has_gone() throws Exception {
    var pacer = pacer(Speed.INSTANT, Voice.OPENAI, 1);
    pacer.firstToken(1);
    pacer.beats(1000);
    pacer.silence(Duration.ofHours(1));
    assertThat(clock.nanos()).isZero();

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> pacer.beats(1)).isInstanceOf(InterruptedException.class);
  }
}
