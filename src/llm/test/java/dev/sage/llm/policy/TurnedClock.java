package dev.sage.llm.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test turns by hand. Thread-safe. */
final class TurnedClock implements PolicyClock {

  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);
  private final AtomicLong turned = new AtomicLong();

  void turn(Duration by) {
    nanos.addAndGet(by.toNanos());
    turned.addAndGet(by.toNanos());
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public Instant now() {
    return START.plusNanos(turned.get());
  }
}
