package dev.sage.console.shell;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Brings what producers have gathered onto the screen: once a pulse every registered sink is asked
 * to drain, all together within a budget, so that eight fast streams cost one update a frame. The
 * timer stops when nothing is left, because a running timer forces sixty frames a second.
 *
 * <p>{@link #wake} may be called from any thread; everything else on the FX thread.
 */
public final class Pulse {
  /** Time for all sinks in one pulse, in nanoseconds: 5 ms of the 16.7 ms of a frame. */
  static final long BUDGET_NANOS = 5_000_000;

  /** Something that shows what has arrived. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Shows what has arrived since the last call, with one change to the scene, and stops at the
     * deadline ({@link System#nanoTime}) at the latest.
     *
     * @return true if something is left for the next pulse
     */
    boolean drain(long deadlineNanos);
  }

  private final List<Sink> sinks = new CopyOnWriteArrayList<>();
  private final AtomicBoolean awake = new AtomicBoolean();
  private final LongSupplier nanoTime;
  private int first;

  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          tick();
        }
      };

  /** A pulse on the real clock. */
  public Pulse() {
    this(System::nanoTime);
  }

  Pulse(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Adds a sink; it is asked from the next {@link #wake} on. */
  public void add(Sink sink) {
    sinks.add(sink);
  }

  /** Removes a sink. */
  public void remove(Sink sink) {
    sinks.remove(sink);
  }

  /** Says that something has arrived. Cheap enough to be called for every token. */
  public void wake() {
    if (awake.compareAndSet(false, true)) {
      Platform.runLater(timer::start);
    }
  }

  private void tick() {
    // Cleared before draining: what arrives during the drain sets it again and is not lost.
    awake.set(false);
    if (drainAll()) {
      awake.set(true);
    } else {
      // A wake from now on, or during the drain, has queued a start that runs after this stop.
      timer.stop();
    }
  }

  /** Asks every sink within the budget and says whether any has something left. */
  boolean drainAll() {
    long deadline = nanoTime.getAsLong() + BUDGET_NANOS;
    int count = sinks.size();
    boolean left = false;
    for (int i = 0; i < count; i++) {
      if (i > 0 && nanoTime.getAsLong() >= deadline) {
        // Who came too late comes first next time.
        first = (first + i) % count;
        return true;
      }
      left |= sinks.get((first + i) % count).drain(deadline);
    }
    return left;
  }
}
