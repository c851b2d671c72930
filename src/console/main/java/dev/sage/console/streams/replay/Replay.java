package dev.sage.console.streams.replay;

import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.Clocks;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;

/**
 * The replay of the call that is open: its clock selects the frames that had come by then. FX
 * thread only, but needs no toolkit.
 */
public final class Replay {
  /** No replay: nothing is marked on the plot. */
  public static final long OFF = -1;

  private static final double[] SPEEDS = {0.1, 0.25, 0.5, 1, 2, 5, 10, 25, 50, 100};

  private final ReplayClock clock = new ReplayClock();
  private final LongSupplier nanoTime;
  private final IntConsumer select;
  private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyLongWrapper position = new ReadOnlyLongWrapper(OFF);
  private final DoubleProperty speed = new SimpleDoubleProperty(1);
  private final BooleanProperty jumping = new SimpleBooleanProperty();
  private @Nullable CallLook look;
  private boolean selecting;

  /**
   * A replay of nothing.
   *
   * @param nanoTime the clock of the program
   * @param select told the frame that came last by then; -1 before the first
   */
  public Replay(LongSupplier nanoTime, IntConsumer select) {
    this.nanoTime = nanoTime;
    this.select = select;
    speed.subscribe(times -> clock.speed(times.doubleValue()));
    jumping.subscribe(clock::jumping);
  }

  /** Whether it moves. */
  public ReadOnlyBooleanProperty playingProperty() {
    return playing.getReadOnlyProperty();
  }

  /**
   * Where it is on the time axis of the frames, in nanoseconds; {@link #OFF} while there is none.
   */
  public ReadOnlyLongProperty positionProperty() {
    return position.getReadOnlyProperty();
  }

  /** How many times as fast as it was. */
  public DoubleProperty speedProperty() {
    return speed;
  }

  /** Whether silences are left out. */
  public BooleanProperty jumpingProperty() {
    return jumping;
  }

  /** The speeds to choose from. */
  public static double[] speeds() {
    return SPEEDS.clone();
  }

  /** What is to be played; another call ends the replay of the one before. */
  public void show(@Nullable CallLook now) {
    CallLook before = look;
    look = now;
    if (now == null || before == null || !before.call().id().equals(now.call().id())) {
      clock.load(end(now), now == null ? java.util.List.of() : now.gaps().silences());
      playing.set(false);
      position.set(OFF);
    } else {
      clock.extend(end(now), now.gaps().silences());
    }
  }

  private static long end(@Nullable CallLook now) {
    if (now == null || now.times().size() == 0) {
      return 0;
    }
    long last = now.times().nanos()[now.times().size() - 1];
    long end = now.call().timings().end();
    return Math.max(last, end < 0 ? 0 : end + now.call().zeroNanos());
  }

  /** Whether there is anything to play. */
  public boolean possible() {
    return look != null && end(look) > 0;
  }

  /** Plays from the beginning. */
  public void start() {
    if (possible()) {
      clock.seek(0);
      play();
    }
  }

  /** Plays on, or stays. */
  public void toggle() {
    if (playing.get()) {
      pause();
    } else if (possible()) {
      play();
    }
  }

  private void play() {
    clock.play(nanoTime.getAsLong());
    publish();
    playing.set(true);
  }

  /** Stays where it is. */
  public void pause() {
    clock.pause();
    playing.set(false);
  }

  /** Ends the replay; what is selected stays. */
  public void end() {
    pause();
    position.set(OFF);
  }

  /** Goes to a moment. */
  public void seek(long nanos) {
    if (possible()) {
      clock.seek(nanos);
      publish();
    }
  }

  /** One speed up or down. */
  public void faster(int steps) {
    int at = 0;
    for (int i = 0; i < SPEEDS.length; i++) {
      at = SPEEDS[i] <= speed.get() ? i : at;
    }
    speed.set(SPEEDS[Math.clamp(at + steps, 0, SPEEDS.length - 1)]);
  }

  /** The person has selected a frame: a replay goes on from there. */
  public void selected(int frame) {
    CallLook now = look;
    if (!selecting && now != null && position.get() != OFF && frame >= 0) {
      clock.seek(now.times().nanos()[Math.min(frame, now.times().size() - 1)]);
      position.set(clock.position());
    }
  }

  /** Moves on, and says whether it still moves; to be called once a pulse. */
  public boolean tick() {
    if (!playing.get()) {
      return false;
    }
    boolean more = clock.tick(nanoTime.getAsLong());
    publish();
    playing.set(more);
    return more;
  }

  private void publish() {
    CallLook now = Objects.requireNonNull(look, "nothing to play");
    position.set(clock.position());
    selecting = true;
    select.accept(Clocks.framesUntil(now.times(), clock.position()) - 1);
    selecting = false;
  }
}
