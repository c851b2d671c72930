package dev.sage.console.streams.pair;

import dev.sage.console.control.GapPlotData;
import dev.sage.console.control.TimeWindow;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** A stream that is pinned, and the one that is compared with it. FX thread only. */
public final class PairModel {
  private final ObjectProperty<@Nullable Side> pinned = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Side> other = new SimpleObjectProperty<>();
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final BooleanProperty atFirstToken = new SimpleBooleanProperty();

  /** The stream A; null for none. */
  public ObjectProperty<@Nullable Side> pinnedProperty() {
    return pinned;
  }

  /** The stream B: the one that is open. */
  public ObjectProperty<@Nullable Side> otherProperty() {
    return other;
  }

  /** Whether the two are on the screen. */
  public BooleanProperty openProperty() {
    return open;
  }

  /** Whether zero is each one's first token, and not when its request was sent. */
  public BooleanProperty atFirstTokenProperty() {
    return atFirstToken;
  }

  /** Pins the stream that is open; the one that was pinned is let go. */
  public void pin() {
    pinned.set(isPinned() ? null : other.get());
    if (pinned.get() == null) {
      open.set(false);
    }
  }

  private static String id(Side side) {
    return side.look().call().id();
  }

  /** The id of the stream A; null for none. */
  public @Nullable String pinnedId() {
    Side a = pinned.get();
    return a == null ? null : id(a);
  }

  /** Whether the stream that is open is A itself. */
  public boolean isPinned() {
    Side a = pinned.get();
    Side b = other.get();
    return a != null && b != null && id(a).equals(id(b));
  }

  /** What A asked, {@code provider/model}; empty where nothing is pinned. */
  public String pinnedTarget() {
    Side a = pinned.get();
    return a == null ? "" : a.look().call().target();
  }

  /** Whether there are two different streams. */
  public boolean possible() {
    Side a = pinned.get();
    Side b = other.get();
    return a != null && b != null && !id(a).equals(id(b));
  }

  /** Shows the two, or goes back. */
  public void toggle() {
    open.set(!open.get() && possible());
  }

  /** Both on one axis, A first; empty where there are not two. */
  public List<GapPlotData> plots() {
    Side a = pinned.get();
    Side b = other.get();
    if (a == null || b == null) {
      return List.of();
    }
    double zeroA = zero(a);
    double zeroB = zero(b);
    TimeWindow axis =
        new TimeWindow(
            Math.min(a.plot().axis().fromMs() - zeroA, b.plot().axis().fromMs() - zeroB),
            Math.max(a.plot().axis().toMs() - zeroA, b.plot().axis().toMs() - zeroB));
    return List.of(a.plot().from(zeroA, axis), b.plot().from(zeroB, axis));
  }

  private double zero(Side side) {
    return atFirstToken.get() ? side.firstTokenMs() : side.sentMs();
  }
}
