package dev.sage.console.timeline;

import dev.sage.console.shell.Pulse;
import dev.sage.console.timeline.model.TimelineModel;
import dev.sage.workbench.store.StoreListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * Brings new calls into the model, a few times a second at most, while the panel is on the screen
 * and not paused; what comes in a pause is counted. Pausing stops the picture, never what is
 * written. FX thread only, but for {@link #stored}.
 */
final class Live implements StoreListener {
  private static final long APART_NANOS = 200_000_000;

  /** Counted up to here: nobody reads a longer number, and ids are kept no longer. */
  private static final int MOST = 100_000;

  private final TimelineModel model;
  private final Pulse pulse;
  private final LongSupplier nanoTime;
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper fresh = new ReadOnlyIntegerWrapper();
  private boolean shown;
  private boolean elsewhere;
  private long last;

  Live(TimelineModel model, Pulse pulse, LongSupplier nanoTime) {
    this.model = model;
    this.pulse = pulse;
    this.nanoTime = nanoTime;
    this.last = nanoTime.getAsLong() - APART_NANOS;
    pulse.add(deadline -> drain());
  }

  /** Whether the picture stands still. */
  ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  /** How many calls have changed in a pause. */
  ReadOnlyIntegerProperty freshProperty() {
    return fresh.getReadOnlyProperty();
  }

  void shown(boolean now) {
    shown = now;
    pulse.wake();
  }

  /** Stops the picture, or lets it go on. */
  void toggle() {
    if (!paused.get() && !changed.isEmpty()) {
      // What came before the pause and is not shown yet is nothing new in it.
      changed.clear();
      elsewhere = true;
    }
    paused.set(!paused.get());
    pulse.wake();
  }

  /** On the writer's thread, after each commit. */
  @Override
  public void stored(Set<String> ids) {
    if (changed.size() < MOST) {
      changed.addAll(ids);
    }
    pulse.wake();
  }

  /** Another process has written. */
  void changedElsewhere() {
    elsewhere = true;
    pulse.wake();
  }

  private boolean drain() {
    if (!shown) {
      // Coming back reads everything anew.
      changed.clear();
      return false;
    }
    if (paused.get()) {
      fresh.set(changed.size());
      return false;
    }
    fresh.set(0);
    if (changed.isEmpty() && !elsewhere) {
      return false;
    }
    long now = nanoTime.getAsLong();
    if (now - last < APART_NANOS || !model.idle()) {
      return true;
    }
    last = now;
    changed.clear();
    elsewhere = false;
    model.refresh();
    return false;
  }
}
