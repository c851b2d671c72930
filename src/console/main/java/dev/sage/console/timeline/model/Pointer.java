package dev.sage.console.timeline.model;

import java.util.OptionalLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The moment that is pointed at, in whichever drawing: all of them show it. FX thread only. */
public final class Pointer {
  private final ReadOnlyObjectWrapper<OptionalLong> moment =
      new ReadOnlyObjectWrapper<>(OptionalLong.empty());

  /** Microseconds since 1970 UTC. */
  public ReadOnlyObjectProperty<OptionalLong> momentProperty() {
    return moment.getReadOnlyProperty();
  }

  /** Points at a moment. */
  public void at(long micros) {
    moment.set(OptionalLong.of(micros));
  }

  /** Points at nothing. */
  public void gone() {
    moment.set(OptionalLong.empty());
  }
}
