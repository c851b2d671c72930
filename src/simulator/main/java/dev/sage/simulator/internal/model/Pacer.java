package dev.sage.simulator.internal.model;

import dev.sage.simulator.Speed;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits between the steps of one answer. It keeps to a schedule, so short oversleeping does not add
 * up. Used by one thread.
 */
public final class Pacer {
  private static final double SECOND = 1_000_000_000.0;

  private final Speed speed;
  private final double firstTokenFactor;
  private final double speedFactor;
  private final RandomGenerator random;
  private final Clock clock;
  private long due;

  public Pacer(Speed speed, Voice voice, double tempo, RandomGenerator random, Clock clock) {
    this.speed = speed;
    this.firstTokenFactor = voice.firstTokenFactor();
    this.speedFactor = voice.speedFactor() * tempo;
    this.random = random;
    this.clock = clock;
    this.due = clock.nanos();
  }

  /** Waits for a share of the time to first token. */
  public void firstToken(double share) throws InterruptedException {
    // Half the jitter: a first token that takes twice as long would look like another scenario.
    pass(speed.firstToken().toNanos() * firstTokenFactor * share * stray(speed.jitter() / 2));
  }

  /** Waits as long as so many tokens take. */
  public void beats(int count) throws InterruptedException {
    pass(count * SECOND / (speed.tokensPerSecond() * speedFactor) * stray(speed.jitter()));
  }

  /** Waits as long as a scenario prescribes. */
  public void silence(Duration duration) throws InterruptedException {
    pass(duration.toNanos() * speed.silences());
  }

  private void pass(double nanos) throws InterruptedException {
    if (nanos > 0) {
      due += (long) nanos;
      clock.sleepUntil(due);
    } else if (Thread.interrupted()) {
      // Without any wait this is where an answer learns that its client has gone.
      throw new InterruptedException("The client has gone");
    }
  }

  private double stray(double jitter) {
    return 1 + jitter * (2 * random.nextDouble() - 1);
  }
}
