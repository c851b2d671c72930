package dev.sage.console.timeline.model;

import dev.sage.console.timeline.axis.Moments;
import dev.sage.console.timeline.axis.Ranges;
import dev.sage.workbench.timeline.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Which stretch of time is on the screen, and whether it goes along with what comes: only where it
 * reaches the end. FX thread only.
 */
public final class RangeModel {
  private static final double CLOSER = 0.6;
  private static final double STEP = 0.2;
  private static final double ROOM = 0.05;

  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<@Nullable TimeRange> range = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyObjectWrapper<Span> span = new ReadOnlyObjectWrapper<>(Span.ALL);
  private @Nullable TimeRange extent;

  /**
   * Where the range comes from.
   *
   * @param kind which rule
   * @param length of the last so long, else zero
   */
  public record Span(Kind kind, Duration length) {
    /** All calls. */
    public static final Span ALL = new Span(Kind.ALL, Duration.ZERO);

    static final Span FIXED = new Span(Kind.FIXED, Duration.ZERO);
    static final Span END = new Span(Kind.END, Duration.ZERO);

    /** The last so long, by the clock. */
    public static Span last(Duration length) {
      return new Span(Kind.LAST, length);
    }
  }

  /** The rules of a range. */
  public enum Kind {
    /** Everything. */
    ALL,
    /** Up to now. */
    LAST,
    /** Of one length, up to the last call. */
    END,
    /** Where the person has put it. */
    FIXED
  }

  public RangeModel(InstantSource clock) {
    this.clock = clock;
  }

  /** What is on the screen; null before anything is known. */
  public ReadOnlyObjectProperty<@Nullable TimeRange> rangeProperty() {
    return range.getReadOnlyProperty();
  }

  /** Whether it goes along with new calls. */
  public ReadOnlyBooleanProperty followingProperty() {
    return following.getReadOnlyProperty();
  }

  /** The rule that it follows. */
  public ReadOnlyObjectProperty<Span> spanProperty() {
    return span.getReadOnlyProperty();
  }

  /** From the first call to the last; null where there is none. */
  public @Nullable TimeRange extent() {
    return extent;
  }

  /** What the strip shows: all calls, and what is on the screen. */
  public @Nullable TimeRange whole() {
    TimeRange now = range.get();
    if (extent == null) {
      return now;
    }
    TimeRange around = Ranges.around(extent);
    return now == null ? around : Ranges.union(around, now);
  }

  /** Learns which calls there are now, and follows where that is wanted. */
  public void extent(@Nullable TimeRange now) {
    extent = now;
    follow();
  }

  private void follow() {
    TimeRange calls = extent;
    if (calls == null) {
      return;
    }
    TimeRange shown = range.get();
    TimeRange whole = Ranges.around(calls);
    switch (span.get().kind()) {
      case ALL -> range.set(whole);
      case LAST -> range.set(last(span.get().length()));
      case END -> {
        if (shown != null && calls.to() > shown.to()) {
          range.set(atEnd(shown.length(), calls));
        }
      }
      case FIXED -> {}
    }
    if (range.get() == null) {
      range.set(whole);
    }
  }

  private TimeRange last(Duration length) {
    Instant now = clock.instant();
    return new TimeRange(Moments.micros(now.minus(length)), Moments.micros(now));
  }

  /** The clock has gone on. */
  public void tick() {
    if (span.get().kind() == Kind.LAST) {
      follow();
    }
  }

  /** Follows a rule from now on. */
  public void show(Span rule) {
    set(rule);
    follow();
  }

  /** Shows that stretch. */
  public void show(TimeRange wanted) {
    TimeRange calls = extent;
    boolean reachesEnd = calls != null && wanted.to() > calls.to();
    set(reachesEnd ? Span.END : Span.FIXED);
    range.set(wanted);
  }

  /** Shows everything. */
  public void fit() {
    show(Span.ALL);
  }

  /** Goes along with new calls, at the end with the same length, or stays. */
  public void follow(boolean wanted) {
    TimeRange shown = range.get();
    TimeRange calls = extent;
    if (!wanted) {
      set(Span.FIXED);
    } else if (!following.get() && shown != null && calls != null) {
      set(Span.END);
      range.set(atEnd(shown.length(), calls));
    }
  }

  /** So long, with a little room after the last call, in measure with what is shown. */
  private static TimeRange atEnd(long length, TimeRange calls) {
    long end = calls.to() + Math.max(1, Math.round(length * ROOM));
    return new TimeRange(end - length, end);
  }

  private void set(Span rule) {
    span.set(rule);
    following.set(rule.kind() != Kind.FIXED);
  }

  /** Looks closer at a moment, or from farther away. */
  public void zoom(double factor, long anchor) {
    TimeRange shown = range.get();
    TimeRange whole = whole();
    if (shown != null && whole != null) {
      TimeRange now = Ranges.zoomed(shown, factor, anchor, whole);
      if (factor > 1 && now.length() >= whole.length() && extent != null) {
        fit();
      } else if (!now.equals(shown)) {
        show(now);
      }
    }
  }

  /** Looks closer by a step at a moment. */
  public void closer(long anchor) {
    zoom(CLOSER, anchor);
  }

  /** Looks from farther away by a step. */
  public void farther(long anchor) {
    zoom(1 / CLOSER, anchor);
  }

  /** Moves by microseconds. */
  public void move(long micros) {
    TimeRange shown = range.get();
    TimeRange whole = whole();
    if (shown != null && whole != null) {
      TimeRange now = Ranges.moved(shown, micros, whole);
      if (!now.equals(shown)) {
        show(now);
      }
    }
  }

  /** Moves by fifths of what is on the screen. */
  public void pan(int steps) {
    TimeRange shown = range.get();
    if (shown != null) {
      move(Math.round(steps * STEP * shown.length()));
    }
  }

  /** To the very beginning, or to the end, with the same length. */
  public void jump(boolean toEnd) {
    TimeRange whole = whole();
    if (whole != null) {
      move(toEnd ? whole.length() : -whole.length());
    }
  }

  /** Moves as little as possible so that a call is well inside; one too long begins inside. */
  public void reveal(long from, long to) {
    TimeRange shown = range.get();
    TimeRange whole = whole();
    if (shown == null || whole == null) {
      return;
    }
    TimeRange now = Ranges.showing(Ranges.showing(shown, to, whole), from, whole);
    if (!now.equals(shown)) {
      show(now);
    }
  }
}
