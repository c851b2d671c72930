package dev.sage.console.shell;

import dev.sage.console.theme.MotionChoice;
import dev.sage.console.theme.ThemeChoice;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How the person wants the window to look: theme, motion and size. FX thread only. */
public final class Appearance {
  /** The sizes that can be chosen, as factors. */
  public static final List<Double> SIZES = List.of(0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0);

  private final ObjectProperty<ThemeChoice> theme;
  private final ObjectProperty<MotionChoice> motion;
  private final DoubleProperty size;

  Appearance(ThemeChoice theme, MotionChoice motion, double size) {
    this.theme = new SimpleObjectProperty<>(theme);
    this.motion = new SimpleObjectProperty<>(motion);
    this.size = new SimpleDoubleProperty(nearest(size));
  }

  /** The one of {@link #SIZES} that is nearest. */
  static double nearest(double wanted) {
    return SIZES.stream()
        .min((a, b) -> Double.compare(Math.abs(a - wanted), Math.abs(b - wanted)))
        .orElse(1.0);
  }

  /** The theme, to be shown and changed. */
  public ObjectProperty<ThemeChoice> themeProperty() {
    return theme;
  }

  /** Whether things may move, to be shown and changed. */
  public ObjectProperty<MotionChoice> motionProperty() {
    return motion;
  }

  /** The size of everything; 1 is as designed. */
  public DoubleProperty sizeProperty() {
    return size;
  }

  /** Goes so many sizes up or down, as far as there are any. */
  void resize(int steps) {
    int now = SIZES.indexOf(nearest(size.get()));
    size.set(SIZES.get(Math.clamp((long) now + steps, 0, SIZES.size() - 1)));
  }
}
